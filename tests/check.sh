#!/usr/bin/env bash
# Sets up and passes the tests: formatting, lints, all tests.
set -euo pipefail
source "$(dirname "$0")/setup.sh"
# Some tests let other programs read what starpoint writes; without those programs they are skipped and say so.
wants soffice libreoffice-writer-nogui libreoffice-calc-nogui
if [ -z "$(find /usr/share/fonts -iname 'liberationserif*' 2>/dev/null | head -n 1)" ]; then missing+=(fonts-liberation); fi
wants pdfinfo poppler-utils
install_missing
echo "starpoint: checking format, lints and tests (first time about 15 minutes on two cores, 5 GB under target/)"
for component in fmt clippy; do
  if ! cargo "$component" --version >/dev/null 2>&1; then
    rustup component add "${component/fmt/rustfmt}" || { echo "The Rust component for cargo $component is missing." >&2; exit 1; }
  fi
done
cargo fmt --check
cargo clippy --locked --jobs 2 --all-targets -- -D warnings
cargo test --locked --jobs 2
