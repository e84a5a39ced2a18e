#!/usr/bin/env bash
# Runs /harness/run.sh on a machine that is this one, but for what earlier steps changed; what it changes goes into a layer
# of its own. To be started in a mount namespace of its own (`unshare --mount`): nothing is to be cleaned up then.
# SHARED is a folder that every machine sees under the same name.
# usage: enter.sh ROOT LOWER UPPER WORK CACHE SHARED
set -euo pipefail
root=$1 lower=$2 upper=$3 work=$4 cache=$5 shared=$6
# One program for all mounts: thousands of steps enter here.
{
  echo "overlay $root overlay lowerdir=$lower,upperdir=$upper,workdir=$work"
  for one in proc dev sys; do echo "/$one $root/$one none rbind"; done
  echo "$cache $root/home/person/.cache/pip none bind,X-mount.mkdir"
  echo "$shared $root$shared none rbind,X-mount.mkdir"
} >"$root.fstab"
mount --all --fstab "$root.fstab"
exec -c chroot "$root" /bin/bash /harness/run.sh
