#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-screenshots DATA: the metainfo file names three to six pictures that lie in DATA/screenshots and have the size it says"""
import os
import struct
import sys
import xml.etree.ElementTree as ET


def size(path):
    with open(path, 'rb') as f:
        head = f.read(24)
    return struct.unpack('>II', head[16:]) if head[:8] == b'\x89PNG\r\n\x1a\n' else None


def main():
    folder = sys.argv[1]
    root = ET.parse(os.path.join(folder, 'org.standpoint.Standpoint.metainfo.xml.in')).getroot()
    wrong, named = [], root.findall('screenshots/screenshot')
    if not 3 <= len(named) <= 6:
        wrong.append(f'{len(named)} screenshots')
    for s in named:
        image = s.find('image')
        name = os.path.basename(image.text)
        path = os.path.join(folder, 'screenshots', name)
        if not s.findtext('caption'):
            wrong.append(f'{name} has no caption')
        if not os.path.exists(path):
            wrong.append(f'{name} is not there')
        elif size(path) != (int(image.get('width')), int(image.get('height'))):
            wrong.append(f'{name} is {size(path)}')
    print('\n'.join(wrong))
    return bool(wrong)


sys.exit(main())
