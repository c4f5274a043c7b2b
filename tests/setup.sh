# Sourced by start.sh and check.sh: makes sure of Rust and a linker, or names what is missing. Works without sudo.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
if ! command -v cargo >/dev/null; then
  echo "Rust is missing: install it from https://rustup.rs, then run this again." >&2
  exit 1
fi
# Rust needs a linker; a bare Debian has none.
if ! command -v cc >/dev/null; then
  if [ "$(id -u)" = 0 ]; then as_root=""
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root="sudo"
  else as_root="none"
  fi
  if [ "$as_root" = none ]; then
    echo "A linker is missing (Debian: packages gcc and libc6-dev) and cannot be installed without sudo; going on." >&2
  else
    $as_root apt-get update -q && $as_root apt-get install -y -q gcc libc6-dev
  fi
fi
