#!/bin/sh
# Makes sure of the programs that judge documents: LibreOffice, qpdf, poppler, and fonts to set them in.
# On Debian and its kin it installs what is missing when it runs as root; elsewhere it names the packages.
set -eu

missing() {
    while read -r program package; do
        command -v "$program" >/dev/null 2>&1 || echo "$package"
    done <<END
soffice libreoffice-writer-nogui
soffice libreoffice-impress-nogui
qpdf qpdf
pdftotext poppler-utils
END
}

# shellcheck disable=SC2046 # words are wanted
packages=$(echo $(missing))
[ -n "$packages" ] || exit 0
packages="$packages fonts-noto-core"
if ! command -v apt-get >/dev/null 2>&1 || [ "$(id -u)" != 0 ]; then
    echo "judge: this machine lacks what Debian calls: $packages" >&2
    exit 1
fi
echo "judge: installing system packages: $packages" >&2
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 # words are wanted
apt-get install -y -qq --no-install-recommends $packages >/dev/null 2>&1 ||
    { apt-get update -qq >&2 && apt-get install -y -qq --no-install-recommends $packages >/dev/null; }
