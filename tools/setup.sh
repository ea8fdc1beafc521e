#!/usr/bin/env bash
# Makes .venv from the hashed lock: `setup.sh run` for using tolok, `setup.sh dev` for tests and checks too.
# Does nothing when the lock has not changed. Needs no root. TOLOK_TANPA_OCR=1 leaves out what reads scans (350 MB).
set -euo pipefail
cd "$(dirname "$0")/.."
kind=${1:?run or dev}
[ "$kind" = run ] && [ -z "${TOLOK_TANPA_OCR:-}" ] && kind=ocr
want=$(cat requirements/"$kind".txt pyproject.toml | sha256sum | cut -c1-16)
stamp() { cat ".venv/.tolok-$1" 2>/dev/null || true; }

[ "$(stamp "$kind")" = "$want" ] && exit 0
if [ "$kind" != dev ]; then # the developer's environment holds all that running needs
  [ "$(stamp dev)" = "$(cat requirements/dev.txt pyproject.toml | sha256sum | cut -c1-16)" ] && exit 0
fi

python=${PYTHON:-}
if [ -z "$python" ]; then
  for candidate in python3.11 python3.12 python3.13 python3; do
    command -v "$candidate" >/dev/null && { python=$candidate; break; }
  done
fi
if [ -z "$python" ] || ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "tolok memerlukan Python 3.11 atau lebih baru: apt-get install python3 python3-venv" >&2
  exit 2
fi
if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c 'import pip' 2>/dev/null; then
  rm -rf .venv
  if ! "$python" -m venv .venv 2>/dev/null; then
    rm -rf .venv
    echo "Python ini tidak dapat membuat lingkungan (.venv). Pasang dahulu: apt-get install python3-venv" >&2
    exit 2
  fi
fi
echo "tolok: menyiapkan lingkungan ($kind) ..." >&2
# --no-deps: the lock is whole, and two packages ask for builds of cv2 that pyproject.toml puts aside
.venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --no-deps --require-hashes -r requirements/"$kind".txt
.venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --no-deps --no-build-isolation --editable .
printf %s "$want" >".venv/.tolok-$kind"
