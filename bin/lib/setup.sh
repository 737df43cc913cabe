# Sourced by the scripts beside it: what they need from the machine, and how they get it.

run_packages=(ca-certificates g++ git libarchive-dev libcurl4-openssl-dev libsodium-dev libsqlite3-dev pkg-config)

say() { printf '%s\n' "$*" >&2; }

# install_missing PACKAGE...: installs the Debian packages that are not there. Asks nothing, and calls apt-get only if it must.
install_missing() {
    local package missing=() apt=(apt-get --quiet=2 --option DPkg::Lock::Timeout=300)
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    if ! command -v apt-get >/dev/null; then
        say "This machine has no apt-get. Install what these Debian packages hold, then run this again: ${missing[*]}"
        return 1
    fi
    say "Installing ${missing[*]} …"
    # A list that cannot be fetched need not matter: whether the packages come is what counts.
    as_root "${apt[@]}" update || true
    as_root "${apt[@]}" --yes --no-install-recommends install "${missing[@]}" >/dev/null && return
    say "The packages could not be installed. Install them by hand, then run this again: apt-get install ${missing[*]}"
    return 1
}

is_installed() {
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

as_root() {
    if ((EUID == 0)); then
        DEBIAN_FRONTEND=noninteractive "$@"
    elif command -v sudo >/dev/null; then
        sudo --non-interactive DEBIAN_FRONTEND=noninteractive "$@"
    else
        say "Root is needed for: $*"
        return 1
    fi
}

require_swift() {
    command -v swift >/dev/null && return
    say "Swift is not on the PATH. Install Swift 6.2 or later from https://www.swift.org/install/linux/, then run this again."
    return 1
}

# Makes `.venv` hold what Tests/Browser/requirements.txt names; quick if it does already.
fill_venv() {
    local wanted=Tests/Browser/requirements.txt
    cmp --silent "$wanted" .venv/installed && return
    say "Filling .venv …"
    rm -rf .venv
    python3 -m venv .venv && .venv/bin/pip install --quiet --disable-pip-version-check --requirement "$wanted" &&
        cp "$wanted" .venv/installed
}
