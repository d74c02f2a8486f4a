#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-manifest FOLDER: the Flatpak manifests parse, name an existing runtime, and ask for no more than they may"""
import glob
import json
import os
import sys

ALLOWED = {'--share=ipc', '--socket=fallback-x11', '--socket=wayland', '--device=dri', '--share=network'}


def main():
    wrong = []
    paths = glob.glob(os.path.join(sys.argv[1], '*.json'))
    for path in paths:
        m = json.load(open(path, encoding='utf8'))
        if m['id'] != os.path.basename(path)[:-5]:
            wrong.append(f'{path}: the id is not the file name')
        if (m['runtime'], m['sdk'], m['runtime-version']) != ('org.gnome.Platform', 'org.gnome.Sdk', '50'):
            wrong.append(f'{path}: not GNOME runtime 50')
        wrong += [f'{path}: asks for {p}' for p in m['finish-args'] if p not in ALLOWED]
    if not paths:
        wrong.append('no manifest')
    print('\n'.join(wrong))
    return bool(wrong)


sys.exit(main())
