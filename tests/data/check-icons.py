#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-icons FOLDER: every icon is well-formed SVG of the right size, needs nothing from outside, and can be drawn"""
import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET


def problems(path):
    root = ET.parse(path).getroot()
    want = '16' if 'symbolic' in path else '128'
    if (root.get('width'), root.get('height')) != (want, want):
        yield f'is not {want} × {want}'
    for e in root.iter():
        if e.tag.endswith(('image', 'script', 'text')):
            yield f'holds <{e.tag.split("}")[-1]}>'
        if any(k.endswith('href') and not v.startswith('#') for k, v in e.attrib.items()):
            yield 'refers to something outside'
    tool = shutil.which('rsvg-convert')
    if tool:
        with tempfile.NamedTemporaryFile(suffix='.png') as f:
            subprocess.run([tool, '-w', '64', path, '-o', f.name], check=True)
            if os.path.getsize(f.name) < 200:
                yield 'draws nothing'


def main():
    found = [os.path.join(r, f) for r, _, fs in os.walk(sys.argv[1]) for f in fs]
    wrong = [f'{p}: {w}' for p in found for w in problems(p)]
    names = {os.path.basename(p) for p in found}
    wrong += [f'no {n}' for n in ('org.standpoint.Standpoint.svg', 'org.standpoint.Standpoint-symbolic.svg') if n not in names]
    print('\n'.join(wrong))
    return bool(wrong)


sys.exit(main())
