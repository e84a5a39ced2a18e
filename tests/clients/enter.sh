#!/usr/bin/env bash
# Runs /harness/run.sh on a machine that is this one, but for what earlier steps changed; what it changes goes into a layer
# of its own. To be started in a mount namespace of its own (`unshare --mount`): nothing is to be cleaned up then.
# SHARED is a folder that every machine sees under the same name.
# usage: enter.sh ROOT LOWER UPPER WORK CACHE SHARED
set -euo pipefail
root=$1 lower=$2 upper=$3 work=$4 cache=$5 shared=$6
mount -t overlay overlay -o "lowerdir=$lower,upperdir=$upper,workdir=$work" "$root"
for one in proc dev sys; do mount --rbind "/$one" "$root/$one"; done
mkdir -p "$root/home/person/.cache/pip"
mount --bind "$cache" "$root/home/person/.cache/pip"
mkdir -p "$root$shared"
mount --bind "$shared" "$root$shared"
exec chroot "$root" /usr/bin/env -i /bin/bash /harness/run.sh
