#!/usr/bin/env bash
# Builds starpoint and opens the worked example; without a terminal it fills the example's folder and says what to run next.
set -euo pipefail
source "$(dirname "$0")/setup.sh"
install_missing
echo "starpoint: building and opening the demo (first time about 6 minutes on two cores, 2 GB under target/)"
exec cargo run --quiet --locked --jobs 2 -- demo "$@"
