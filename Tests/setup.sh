#!/bin/sh
# Installs the Debian packages named that are missing, and says so; else nothing.
set -eu
command -v swift >/dev/null || { echo "Swift 6 is missing: install it from https://www.swift.org/install/linux/" >&2; exit 1; }
missing=""
for package in "$@"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ]; then as_root=""; elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root="sudo"; else
  cat >&2 <<END
These Debian packages are missing:$missing
Ask someone with root to run:  apt-get install$missing
Or, without root, unpack them into a folder of yours and show it to the compiler:
  mkdir -p ~/relance-deps && cd ~/relance-deps
  apt-get install --print-uris -y -qq$missing | cut -d"'" -f2 | xargs -n1 wget -q && for f in *.deb; do dpkg -x \$f .; done
  export CPATH=\$(cd ~/relance-deps/usr && ls -d \$PWD/include \$PWD/include/{lua5.4,pango-1.0,cairo,glib-2.0,harfbuzz,freetype2} \$PWD/lib/*/glib-2.0/include | tr '\n' ':')
  export LIBRARY_PATH=~/relance-deps/usr/lib/x86_64-linux-gnu LD_LIBRARY_PATH=~/relance-deps/usr/lib/x86_64-linux-gnu
  mkdir -p ~/.local/share/fonts && cp -r ~/relance-deps/usr/share/fonts/. ~/.local/share/fonts/
and then run 'swift build -c release --product relance' here.
END
  exit 1
fi
echo "Installing the Debian packages that are missing:$missing"
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq $missing >/dev/null
