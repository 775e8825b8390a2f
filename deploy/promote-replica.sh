#!/bin/sh
# 主机坏了：把副本升为主库。The primary is lost: the copy becomes the primary.
#   DATA=/var/lib/postgresql/15/main sh promote-replica.sh
# 之后把 LUOSHI_DATABASE_URL、LUOSHI_WORKER_URL、LUOSHI_OWNER_URL 改到这里，去掉 LUOSHI_REPLICA_URL，重新启动各进程。
# 旧主机不得再以主库启动。Then point the addresses here and start the processes again; the old primary must not come back as one.
set -eu
: "${DATA:?the folder of the copy}"
pg_ctl promote --pgdata="$DATA" --wait
echo "已升为主库。It is the primary now."
