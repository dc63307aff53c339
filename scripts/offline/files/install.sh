#!/bin/sh
# 把主笔装到当前用户名下。不联网，不要管理员权限，也不问什么。
#   sh install.sh                       装；装过的升级，装好就用新版本，装不成还是原来的
#   sh install.sh --host wps            装完接着装到 WPS（可以写几个：service、wps、word）
#   sh install.sh --port 端口号         用这个端口
#   sh install.sh --prefix 目录         装到别处；以后升级、退回、卸载不用再写
#   sh install.sh --log 文件            另记一份日志
#   sh install.sh --rollback            退回升级前的那一版
#   sh install.sh --uninstall           卸
#   sudo sh install.sh --machine        给这台电脑上每一位用户装（/opt/zhubi），各用各的端口
# 返回值：0 全好；2 没有装成，原来的照常用；3 新版本在用，有一处要办。
set -eu

MACHINE='@MACHINE@'
PYTHONS='@PYTHONS@'
VERSION='@VERSION@'
ENTRY=/etc/xdg/autostart/zhubi.desktop
PORTS=/var/tmp/zhubi-ports
ROOM=300 # MB，装一版要的
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
prefix=''
bin="$HOME/.local/bin"
act=install
machine_wide=no
hosts=''
port=''
log=''

say() { printf '%s\n' "$*"; if [ -n "$log" ]; then printf '%s\n' "$*" >>"$log"; fi; }
fail() { say "$*" >&2; exit 2; }
value() { [ $# -gt 1 ] || fail "$1 后面要写一个值。"; }
# 做一件事，它说的话也记进日志
told() { code=0; said=$("$@" 2>&1) || code=$?; if [ -n "$said" ]; then say "$said"; fi; return "$code"; }

while [ $# -gt 0 ]; do
  case "$1" in
    --prefix) value "$@"; prefix="$2"; shift 2 ;;
    --host)
      value "$@"
      case "$2" in service | wps | word) hosts="$hosts --host $2" ;; *) fail "--host 后面写 service、wps 或 word。" ;; esac
      shift 2 ;;
    --port) value "$@"; port="$2"; shift 2 ;;
    --log) value "$@"; log="$2"; shift 2 ;;
    --machine) machine_wide=yes; prefix=/opt/zhubi; bin=/usr/local/bin; shift ;;
    --uninstall) act=uninstall; shift ;;
    --rollback) act=rollback; shift ;;
    *) fail "不认得“$1”。能写的：--host、--port、--prefix、--log、--machine、--rollback、--uninstall。" ;;
  esac
done

if [ -z "$prefix" ]; then
  # 装在别处的，以后不用再写 --prefix：命令指着那里
  prefix="${XDG_DATA_HOME:-$HOME/.local/share}/zhubi"
  kept=$(readlink "$bin/zhubi" 2>/dev/null) || kept=''
  kept=${kept%/current/bin/zhubi}
  if [ -f "$kept/installed.json" ]; then prefix="$kept"; fi
fi
case "$prefix" in /*) ;; *) prefix="$PWD/$prefix" ;; esac
if [ -n "$log" ]; then
  (printf '%s 主笔 %s %s\n' "$(date '+%F %T')" "$VERSION" "$act" >>"$log") 2>/dev/null || {
    bad=$log
    log=''
    fail "日志“$bad”写不进去。请换个位置。"
  }
fi
zhubi="$prefix/current/bin/zhubi"
if [ ! -x "$zhubi" ] && [ -x "$prefix/venv/bin/zhubi" ]; then zhubi="$prefix/venv/bin/zhubi"; fi

if [ "$act" = rollback ]; then
  [ -x "$zhubi" ] || fail "“$prefix”里没有装过主笔。"
  told "$zhubi" rollback || exit $?
  exit 0
fi

# 给全机装的，每位用户名下还有登记、设置和正在运行的服务：程序没了他们自己就撤不掉了。
# 占着端口的、系统列得出而家目录里有设置的，就是他们；家目录要是他自己的。另外自己装过一份的，不动。
undo_for_users() {
  undone=:
  for claim in "$PORTS"/*; do
    [ -f "$claim" ] && [ ! -L "$claim" ] || continue
    owner=$(stat -c %u "$claim") && home=$(head -c 4096 "$claim") || continue
    undo_for "$owner" "$home"
  done
  while IFS=: read -r _ _ owner _ _ home _; do
    if [ -f "$home/.config/zhubi/service.toml" ]; then undo_for "$owner" "$home"; fi
  done <<EOF
$(getent passwd 2>/dev/null || cat /etc/passwd)
EOF
}
undo_for() { # 用户编号 家目录
  case "$undone" in *":$1:"*) return 0 ;; esac
  [ "$1" != 0 ] && [ -d "$2" ] && [ "$(stat -c %u "$2")" = "$1" ] || return 0
  if [ -e "$2/.local/share/zhubi/current" ]; then return 0; fi
  undone="$undone$1:"
  user=$(id -un "$1" 2>/dev/null) || {
    say "用户编号 $1 已经没有这个用户，跳过。"
    return 0
  }
  say "$user："
  told env -u XDG_CONFIG_HOME -u XDG_DATA_HOME su -s /bin/sh "$user" -c 'cd && exec "$0" uninstall all' -- "$zhubi" \
    </dev/null || left="${left:+$left、}$user"
}

if [ "$act" = uninstall ]; then
  [ -x "$zhubi" ] || fail "“$prefix”里没有能运行的主笔。装过又坏了的，先运行 sh install.sh 装一次，再卸。"
  if [ "$machine_wide" = yes ]; then
    [ "$(id -u)" = 0 ] || fail '给全机装的要用 sudo 卸：sudo sh install.sh --machine --uninstall'
    left=''
    undo_for_users
    [ -z "$left" ] || fail "没有卸完，还有这些用户：$left。按上面说的处理后再卸一次；程序先留着。"
  fi
  told "$zhubi" uninstall all || fail '没有卸完，按上面说的处理后再卸一次；程序和设置先留着。'
  rm -rf "$prefix/versions" "$prefix/venv" "$prefix/runtime" "$prefix/current" "$prefix/installed.json"
  rmdir "$prefix" 2>/dev/null || true
  if [ -L "$bin/zhubi" ]; then rm -f "$bin/zhubi"; fi
  if [ "$machine_wide" = yes ]; then rm -f "$ENTRY"; fi
  say '主笔卸掉了。自己写过规则的，还在 ~/.config/zhubi/rules。'
  exit 0
fi

if [ "$(id -u)" = 0 ] && [ -n "${SUDO_USER:-}" ] && [ "$machine_wide" = no ]; then
  fail '请不要用 sudo：主笔装在当前用户名下，用平时打开 WPS 的那个用户直接运行。给全机装的加 --machine。'
fi
if [ "$machine_wide" = yes ] && [ "$(id -u)" != 0 ]; then fail '给全机装要用 sudo：sudo sh install.sh --machine'; fi

# 1. 机器
machine=$(uname -m)
case "$machine" in amd64) machine=x86_64 ;; arm64) machine=aarch64 ;; esac
case "$machine" in
  "$MACHINE") ;;
  x86_64 | aarch64) fail "这台电脑是 $machine，这个安装包是 $MACHINE 的。请换 $machine 的安装包。" ;;
  *) fail "这台电脑的处理器是 $machine（龙芯、申威等），主笔还不支持，只支持 x86_64 和 aarch64（飞腾、鲲鹏等）。" ;;
esac

# 2. 文件
if command -v sha256sum >/dev/null 2>&1; then
  (cd "$here" && sha256sum -c --quiet SHA256SUMS >/dev/null 2>&1) || fail '安装包不完整或被改过。请重新拷一份再装。'
fi

# 3. Python
usable() { # 是不是支持的版本，并且能建独立环境；给全机装的，不能在谁的家目录里：别人读不到
  "$1" -c "import sys, venv
at_home = '$machine_wide' == 'yes' and sys.base_prefix.startswith(('/home/', '/root/'))
sys.exit(at_home or '%d.%d' % sys.version_info[:2] not in '$PYTHONS'.split() or sys.maxsize < 2**32)" >/dev/null 2>&1
}
version() { "$1" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null || echo '打不开'; }

python=''
seen=''
consider() {
  if [ -z "$python" ] && command -v "$1" >/dev/null 2>&1; then
    if usable "$1"; then python=$(command -v "$1"); else seen="$seen
    $(command -v "$1")：$(version "$1")"; fi
  fi
}

new="$prefix/versions/$VERSION-$(date +%Y%m%d%H%M%S)"
archive=''
for file in "$here"/runtime/*.tar.gz "$here"/runtime/*.tgz "$here"/runtime/*.tar.xz; do
  if [ -f "$file" ]; then archive="$file"; fi
done
mkdir -p "$new" || fail "“$prefix”写不进去。请看一下权限，或用 --prefix 换个目录。"
room=$(df -Pk "$new" 2>/dev/null | { read -r _ && read -r _ _ _ free _ && echo "$free"; } 2>/dev/null) || room=''
give_up() { rm -rf "$new"; rmdir "$prefix/versions" "$prefix" 2>/dev/null || true; fail "$*"; }
case "$room" in
  '' | *[!0-9]*) ;;
  *) [ "$room" -ge $((ROOM * 1024)) ] || give_up "“$prefix”所在的磁盘只剩 $((room / 1024)) MB，装一版要 $ROOM MB。请腾出地方再装。" ;;
esac
if [ -n "$archive" ]; then
  mkdir -p "$new/runtime"
  tar -xf "$archive" -C "$new/runtime" || give_up "runtime 里的“$(basename "$archive")”解不开。请重新拷一份。"
  for file in "$new"/runtime/*/bin/python3 "$new"/runtime/bin/python3; do consider "$file"; done
  [ -n "$python" ] || give_up "runtime 里的“$(basename "$archive")”不能用：要 Python $PYTHONS 之一，给 $MACHINE 的。"
else
  if [ -n "${ZHUBI_PYTHON:-}" ]; then consider "$ZHUBI_PYTHON"; fi
  for number in $PYTHONS; do consider "python$number"; consider "/usr/local/bin/python$number"; done
  consider python3
  for file in /opt/*/bin/python3 /opt/*/*/bin/python3 /usr/local/*/bin/python3; do
    if [ -x "$file" ]; then consider "$file"; fi
  done
fi
[ -n "$python" ] || give_up "没有找到合适的 Python。要 $PYTHONS 之一，找到的有：${seen:-
    （一个也没有）}
请把一份 Python 运行环境的压缩包放进
    $here/runtime
（要哪一种，那里的“放在这里.txt”写着），再运行一次；已经装在别处的，用 ZHUBI_PYTHON=路径 sh install.sh 指给它。"
say "1/3 用这个 Python：$python（$(version "$python")）"

# 4. 装，换过去，能运行才算
wheel=$(ls "$here"/wheels/zhubi-*.whl)
code=0
# shellcheck disable=SC2086  # several words
PYTHONPATH="$wheel" PYTHONUTF8=1 "$python" -m addin_server.setup.deploy "$here" "$new" --prefix "$prefix" --bin "$bin" \
  $hosts ${port:+--port "$port"} ${log:+--log "$log"} || code=$?
case "$code" in
  0 | 3) ;;
  *)
    [ "$code" = 2 ] || say '没有装成。请把上面的话发给管理员。'
    [ "$(readlink "$prefix/current" 2>/dev/null)" = "$new/venv" ] || rm -rf "$new"
    rmdir "$prefix/versions" "$prefix" 2>/dev/null || true
    exit 2 ;;
esac
if [ "$machine_wide" = yes ]; then
  mkdir -p "$(dirname "$ENTRY")"
  sed "s|@ZHUBI@|$prefix/current/bin/zhubi|" >"$ENTRY" <<'EOF'
[Desktop Entry]
Type=Application
Name=主笔本机服务
Exec="@ZHUBI@" login --host wps
NoDisplay=true
Terminal=false
X-GNOME-Autostart-enabled=true
EOF
  say '每位用户下次登录时，本机服务用各自的端口启动，WPS 里登记好。'
else
  name=zhubi
  case ":$PATH:" in *":$bin:"*) ;; *)
    name="$bin/zhubi"
    say "这个窗口里 zhubi 要写全：$name；重新登录以后一般写 zhubi 就行。" ;;
  esac
  [ -n "$hosts" ] || say "接着装到 WPS 或 Word 里（升级的不用）：
  $name install wps
  $name install word"
fi
exit "$code"
