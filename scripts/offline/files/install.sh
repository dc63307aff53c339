#!/bin/sh
# 把主笔装到当前用户名下。不联网，不要管理员权限。
#   sh install.sh                装
#   sh install.sh --prefix 目录  装到别处
#   sh install.sh --uninstall    卸
set -eu

MACHINE='@MACHINE@'
PYTHONS='@PYTHONS@'
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
prefix="${XDG_DATA_HOME:-$HOME/.local/share}/zhubi"
bin="$HOME/.local/bin"
remove=no

fail() { printf '%s\n' "$*" >&2; exit 2; }

while [ $# -gt 0 ]; do
  case "$1" in
    --prefix) [ $# -gt 1 ] || fail '--prefix 后面要写目录。'; prefix="$2"; shift 2 ;;
    --uninstall) remove=yes; shift ;;
    *) fail "不认得“$1”。用法：sh install.sh [--prefix 目录] [--uninstall]" ;;
  esac
done

if [ "$remove" = yes ]; then
  [ -x "$prefix/venv/bin/zhubi" ] || fail "“$prefix”里没有装过主笔。"
  for host in wps word; do
    "$prefix/venv/bin/zhubi" uninstall "$host" || fail '没有卸完，按上面说的处理后再试。'
  done
  rm -rf "$prefix/venv" "$prefix/runtime"
  rmdir "$prefix" 2>/dev/null || true
  if [ -L "$bin/zhubi" ]; then rm -f "$bin/zhubi"; fi
  echo '主笔卸掉了。自己的规则和设置还在 ~/.config/zhubi。'
  exit 0
fi

if [ "$(id -u)" = 0 ] && [ -n "${SUDO_USER:-}" ]; then
  fail '请不要用 sudo：主笔装在当前用户名下，用平时打开 WPS 的那个用户直接运行。'
fi

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
usable() { # 是不是支持的版本，并且能建独立环境
  "$1" -c "import sys, venv
sys.exit('%d.%d' % sys.version_info[:2] not in '$PYTHONS'.split() or sys.maxsize < 2**32)" >/dev/null 2>&1
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

archive=''
for file in "$here"/runtime/*.tar.gz "$here"/runtime/*.tgz "$here"/runtime/*.tar.xz; do
  if [ -f "$file" ]; then archive="$file"; fi
done
if [ -n "$archive" ]; then
  rm -rf "$prefix/runtime"
  mkdir -p "$prefix/runtime" || fail "“$prefix”写不进去。请看一下权限，或用 --prefix 换个目录。"
  tar -xf "$archive" -C "$prefix/runtime" || fail "runtime 里的“$(basename "$archive")”解不开。请重新拷一份。"
  for file in "$prefix"/runtime/*/bin/python3 "$prefix"/runtime/bin/python3; do consider "$file"; done
  [ -n "$python" ] || fail "runtime 里的“$(basename "$archive")”不能用：要 Python $PYTHONS 之一，给 $MACHINE 的。"
else
  if [ -n "${ZHUBI_PYTHON:-}" ]; then consider "$ZHUBI_PYTHON"; fi
  for number in $PYTHONS; do consider "python$number"; consider "/usr/local/bin/python$number"; done
  consider python3
  for file in /opt/*/bin/python3 /opt/*/*/bin/python3 /usr/local/*/bin/python3; do
    if [ -x "$file" ]; then consider "$file"; fi
  done
fi
[ -n "$python" ] || fail "没有找到合适的 Python。要 $PYTHONS 之一，找到的有：${seen:-
    （一个也没有）}
请把一份 Python 运行环境的压缩包放进
    $here/runtime
（要哪一种，那里的“放在这里.txt”写着），再运行一次；已经装在别处的，用 ZHUBI_PYTHON=路径 sh install.sh 指给它。"
echo "1/3 用这个 Python：$python（$(version "$python")）"

# 4. 装
mkdir -p "$prefix" "$bin" || fail "“$prefix”写不进去。请看一下权限，或用 --prefix 换个目录。"
if [ -x "$prefix/venv/bin/zhubi" ]; then "$prefix/venv/bin/zhubi" serve --stop >/dev/null 2>&1 || true; fi
rm -rf "$prefix/venv"
"$python" -m venv --without-pip "$prefix/venv" || fail "建不了独立环境。磁盘满了，或“$prefix”不可写。"
pip=$(ls "$here"/wheels/pip-*.whl)
PYTHONPATH="$pip" PYTHONNOUSERSITE=1 "$prefix/venv/bin/python" -m pip install --quiet --no-index \
  --disable-pip-version-check --find-links "$here/wheels" zhubi \
  || fail '没有装成。请把上面的话发给管理员。'
ln -sf "$prefix/venv/bin/zhubi" "$bin/zhubi"
echo "2/3 装在：$prefix"

# 5. 看
"$prefix/venv/bin/zhubi" --version >/dev/null || fail '装好了却运行不了。请把上面的话发给管理员。'
echo "3/3 能运行：$("$prefix/venv/bin/zhubi" --version)"
echo
echo '接着装到 WPS 或 Word 里：'
case ":$PATH:" in *":$bin:"*) name=zhubi ;; *) name="$bin/zhubi" ;; esac
echo "  $name install wps"
echo "  $name install word"
