#!/usr/bin/env bash
# System packages that the tests use: a browser, a PostgreSQL server, and what reads scans and makes them.
# Installs them where it may; else says how and exits 2.
set -euo pipefail
packages=()
command -v chromium >/dev/null || packages+=(chromium)
if ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null && ! command -v initdb >/dev/null; then packages+=(postgresql); fi
compgen -G '/usr/lib/*/libatomic.so.1' >/dev/null || packages+=(libatomic1) # the browser driver is linked to it
command -v tesseract >/dev/null && tesseract --list-langs | grep -qx ind || packages+=(tesseract-ocr tesseract-ocr-ind)
[ ${#packages[@]} -eq 0 ] && exit 0
if [ "$(id -u)" -ne 0 ]; then
  echo "make test memerlukan paket sistem. Jalankan: sudo apt-get install --no-install-recommends ${packages[*]}" >&2
  exit 2
fi
export DEBIAN_FRONTEND=noninteractive
echo "tolok: memasang paket sistem untuk pengujian: ${packages[*]}" >&2
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
