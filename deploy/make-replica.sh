#!/bin/sh
# 在备机上建立流复制的副本。Makes a streaming copy of the primary on this machine.
#   PRIMARY=10.0.0.1 PORT=5432 DATA=/var/lib/postgresql/15/main sh make-replica.sh
# 先在主机上：见 docs/operate.md “多台机器”。Prepare the primary first: docs/operate.md.
set -eu
: "${PRIMARY:?the address of the primary}"
: "${DATA:?the empty folder of the copy}"
PORT=${PORT:-5432}
SLOT=${SLOT:-luoshi_copy}
REPLICATOR=${REPLICATOR:-luoshi_replicator}
if [ -e "$DATA/PG_VERSION" ]; then
  echo "目录 $DATA 里已有数据库，先移走。$DATA holds a database already; move it away first." >&2
  exit 1
fi
# -R 写好 standby.signal 和连接；-C 在主机上建复制槽，副本断开时主机留着它要的日志。
pg_basebackup --pgdata="$DATA" --write-recovery-conf --checkpoint=fast --wal-method=stream \
  --create-slot --slot="$SLOT" \
  --dbname="host=$PRIMARY port=$PORT user=$REPLICATOR application_name=$SLOT"
chmod 700 "$DATA"
echo "副本已建立：$DATA，启动 PostgreSQL 即开始复制。The copy stands; start PostgreSQL on it."
