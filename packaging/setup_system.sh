#!/bin/sh
# Makes sure of what pip cannot bring: a Python with venv, and the system libraries of Qt.
# Prints the interpreter to use on standard output; all else goes to standard error.
# On Debian and its kin it installs what is missing when it runs as root;
# elsewhere it names the packages and stops.
set -eu

say() { echo "$*" >&2; }
fail() { say "setup: $*"; exit 1; }

find_python() {
    for candidate in ${PYTHON:-} python3.11 python3 python3.12 python3.13 python; do
        # Asking for sys.executable sees through pyenv's shims.
        "$candidate" -c 'import sys
if not (3, 11) <= sys.version_info[:2] < (3, 14): sys.exit(1)
print(sys.executable)' 2>/dev/null && return 0
    done
    return 1
}

has_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

libraries() { { ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null; }

# What Qt loads, and the Debian package that has it.
missing_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    known=$(libraries) || return 0
    while read -r library package; do
        case $known in *"$library "*) ;; *) echo "$package" ;; esac
    done <<END
libEGL.so.1 libegl1
libGL.so.1 libgl1
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0
END
}

# What the window itself needs beyond that, asked for only where there is a display.
missing_window_libraries() {
    [ "$(uname -s)" = Linux ] && [ -n "${DISPLAY:-}" ] || return 0
    known=$(libraries) || return 0
    while read -r library package; do
        case $known in *"$library "*) ;; *) echo "$package" ;; esac
    done <<END
libxcb-cursor.so.0 libxcb-cursor0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
END
}

missing() {
    if ! python=$(find_python); then
        echo python3 python3-venv
    elif ! has_venv "$python"; then
        # The interpreter's own package on Debian, such as python3.11-venv.
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    fi
    missing_libraries
    missing_window_libraries
}

# shellcheck disable=SC2046 # words are wanted
packages=$(echo $(missing))
if [ -n "$packages" ]; then
    if ! command -v apt-get >/dev/null 2>&1; then
        fail "this machine lacks what Debian calls: $packages; install their like with your package manager, then run make again."
    elif [ "$(id -u)" != 0 ]; then
        fail "this machine lacks system packages; run: sudo apt-get install --no-install-recommends $packages"
    fi
    say "setup: installing system packages: $packages"
    export DEBIAN_FRONTEND=noninteractive
    # The package lists may be missing or too old, so one refresh stands between two tries.
    # shellcheck disable=SC2086 # words are wanted
    apt-get install -y -qq --no-install-recommends $packages >/dev/null 2>&1 ||
        { apt-get update -qq >&2 && apt-get install -y -qq --no-install-recommends $packages >&2; } ||
        fail "apt-get could not install: $packages"
fi

python=$(find_python) || fail "Python 3.11, 3.12 or 3.13 is needed and was not found; set PYTHON=/path/to/python."
has_venv "$python" || fail "$python has no venv module; set PYTHON=/path/to/another/python."
still=$(missing_libraries)
# shellcheck disable=SC2086,SC2116 # words are wanted
[ -z "$still" ] || fail "still missing after the installation: $(echo $still)"
echo "$python"
