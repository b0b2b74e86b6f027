#!/usr/bin/env bash
# The merchant of tests/soak in PHP as it is in production: php-fpm behind nginx, with the package and its library preloaded as its README
# says, and in mode stored a worker. Options as of the other merchants' `run`.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
merchant=$root/tests/soak/merchants/php
while [ $# -gt 0 ]; do
    case $1 in
        --database) DATABASE=$2 ;;
        --mode) MODE=$2 ;;
        --url) URL=$2 ;;
        --keys) KEYS=$2 ;;
        --port) PORT=$2 ;;
        *) echo "php.sh: $1 is no option" >&2; exit 2 ;;
    esac
    shift 2
done
export DATABASE MODE URL KEYS
folder=$KEYS/php
mkdir -p "$folder"
cat >"$folder/fpm.conf" <<END
[global]
error_log = $folder/fpm.log
[www]
user = $(id -un)
listen = $folder/socket
pm = static
pm.max_children = 8
clear_env = no
END
cat >"$folder/nginx.conf" <<END
daemon off;
user $(id -un);
worker_processes 1;
error_log $folder/nginx.log;
pid $folder/nginx.pid;
events {}
http {
    access_log off;
    keepalive_requests 1000000;
    client_body_temp_path $folder/body;
    fastcgi_temp_path $folder/fastcgi;
    proxy_temp_path $folder/proxy;
    uwsgi_temp_path $folder/uwsgi;
    scgi_temp_path $folder/scgi;
    server {
        listen 127.0.0.1:$PORT;
        location / {
            include /etc/nginx/fastcgi_params;
            fastcgi_param SCRIPT_FILENAME $merchant/index.php;
            fastcgi_pass unix:$folder/socket;
        }
    }
}
END
if [ "$MODE" = stored ]; then php -d ffi.enable=true -d error_log=/dev/null "$merchant/worker.php" & fi
fpm=/usr/sbin/php-fpm$(php -r 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;')
php "$root/bindings/php/bin/wxnotify-header" >"$folder/wxnotify.ffi.h"
"$fpm" --nodaemonize --allow-to-run-as-root --fpm-config "$folder/fpm.conf" -d error_log=/dev/null -d opcache.enable=1 \
    -d opcache.preload="$root/bindings/php/preload.php" -d opcache.preload_user="$(id -un)" \
    -d ffi.enable=preload -d ffi.preload="$folder/wxnotify.ffi.h" &
until [ -S "$folder/socket" ]; do
    kill -0 $! || exit 1
    sleep 0.1
done
exec nginx -e "$folder/nginx.log" -c "$folder/nginx.conf" -p "$folder"
