# Sourced by start.sh and check.sh: makes sure of Rust, a linker and fonts for Chinese, or names what is missing. Works without sudo.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
if ! command -v cargo >/dev/null; then
  echo "Rust is missing: install it from https://rustup.rs, then run this again." >&2
  exit 1
fi

missing=()
# A command, and the Debian packages that bring it.
wants() {
  command -v "$1" >/dev/null || missing+=("${@:2}")
}

# Installs what is missing where that is allowed; else names it and goes on.
install_missing() {
  if [ "${#missing[@]}" = 0 ]; then return; fi
  local as_root=none
  if ! command -v apt-get >/dev/null; then as_root=none
  elif [ "$(id -u)" = 0 ]; then as_root=""
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root="sudo"
  fi
  if [ "$as_root" = none ]; then
    echo "Missing (Debian packages): ${missing[*]}. They cannot be installed without sudo; going on without them." >&2
  else
    { $as_root apt-get update -q && $as_root apt-get install -y -q --no-install-recommends "${missing[@]}"; } ||
      echo "Could not install: ${missing[*]}. Going on without them." >&2
  fi
  missing=()
}

# Rust needs a linker; a bare Debian has none.
wants cc gcc libc6-dev
# PDF reports need a font for Chinese; systems other than Debian bring one.
if command -v apt-get >/dev/null &&
  [ -z "$(find /usr/share/fonts /usr/local/share/fonts "$HOME/.local/share/fonts" "$HOME/.fonts" \
    \( -iname '*cjk*' -o -iname '*song*' -o -iname '*simsun*' -o -iname '*wqy*' \) 2>/dev/null | head -n 1)" ]; then
  missing+=(fonts-noto-cjk)
fi
