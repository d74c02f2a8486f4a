#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# with-display.sh COMMAND…: runs it on an X server of its own, with no session bus, a fixed font and no
# animations. Exit status 77 (skipped) where there is no Xvfb.
set -u
command -v Xvfb >/dev/null 2>&1 || { echo "no Xvfb here"; exit 77; }
folder=$(mktemp -d)
server=
clean_up () {
  [ -z "$server" ] || kill "$server" 2>/dev/null
  rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

# The server picks a free display itself and says which: nothing to race for.
mkfifo "$folder/display"
Xvfb -displayfd 3 -screen 0 1600x1200x24 -noreset -nolisten tcp 3>"$folder/display" >/dev/null 2>&1 &
server=$!
number=
read -r number <"$folder/display" || true
[ -n "$number" ] || { echo "Xvfb does not start here"; exit 77; }

mkdir -p "$folder/config/gtk-4.0" "$folder/run"
chmod 700 "$folder/run"
printf '[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=false\ngtk-decoration-layout=:close\n' >"$folder/config/gtk-4.0/settings.ini"
DISPLAY=:$number XDG_CONFIG_HOME="$folder/config" XDG_DATA_HOME="$folder/data" XDG_CACHE_HOME="${XDG_CACHE_HOME:-$folder/cache}" \
  XDG_RUNTIME_DIR="$folder/run" DBUS_SESSION_BUS_ADDRESS=disabled: GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_A11Y="${GTK_A11Y:-test}" \
  ADW_DISABLE_PORTAL=1 "$@"
