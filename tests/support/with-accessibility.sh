#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# with-accessibility.sh COMMAND…: runs it on an X server and a session bus of its own, on which programs show themselves to
# a screen reader. Exit status 77 (skipped) where there is no accessibility bus.
set -u
here=$(cd "$(dirname "$0")" && pwd)
for launcher in /usr/libexec/at-spi-bus-launcher /usr/lib/at-spi2-core/at-spi-bus-launcher; do
  [ ! -x "$launcher" ] || break
done
[ -x "$launcher" ] || { echo "no at-spi-bus-launcher here"; exit 77; }
GTK_A11Y=atspi exec "$here/with-display.sh" dbus-run-session --config-file="$here/bus.conf" -- sh -c '
  "$0" --launch-immediately >/dev/null 2>&1 &
  launcher=$!
  gdbus wait --session --timeout 30 org.a11y.Bus || { echo "no accessibility bus here"; exit 77; }
  "$@"
  status=$?
  kill $launcher
  exit $status' "$launcher" "$@"
