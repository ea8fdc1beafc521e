#!/usr/bin/env bash
# System packages, installed where this user may. `system_packages.sh test`: what the tests use (a browser, a PostgreSQL
# server, Java for Spark, Tesseract); without leave to install it says how and exits 2. `system_packages.sh run`: what
# reads scans best; without leave it says how and goes on, for scans are read without it too, less surely.
set -euo pipefail
kind=${1:?run or test}
packages=()
has_tesseract() { command -v tesseract >/dev/null && [[ $'\n'$(tesseract --list-langs 2>/dev/null)$'\n' == *$'\nind\n'* ]]; }
has_tesseract || packages+=(tesseract-ocr tesseract-ocr-ind)
if [ "$kind" = test ]; then
  command -v chromium >/dev/null || packages+=(chromium)
  if ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null && ! command -v initdb >/dev/null; then packages+=(postgresql); fi
  command -v java >/dev/null || packages+=(default-jre-headless) # 17 in Debian 12, 21 in 13: Spark runs on both
  compgen -G '/usr/lib/*/libatomic.so.1' >/dev/null || packages+=(libatomic1) # the browser driver is linked to it
fi
[ ${#packages[@]} -eq 0 ] && exit 0
wanted="apt-get install --no-install-recommends ${packages[*]}"
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  if [ "$kind" = run ]; then
    echo "tolok: pindaian dibaca lebih baik dengan Tesseract: sudo $wanted" >&2
    exit 0
  fi
  echo "make test memerlukan paket sistem. Jalankan: sudo $wanted" >&2
  exit 2
fi
export DEBIAN_FRONTEND=noninteractive
echo "tolok: memasang paket sistem: ${packages[*]}" >&2
if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null; }; then
  [ "$kind" = run ] || exit 2
  echo "tolok: paket itu tidak terpasang; tolok tetap berjalan, pindaian dibaca tanpa Tesseract." >&2
fi
