# 把主笔装到当前用户名下。不联网，不要管理员权限，也不问什么。Windows 10 1809 以上，PowerShell 5。
#   install.cmd                         装；装过的升级，装不成还是原来的
#   install.cmd -Hosts wps,word         装完接着装到 WPS、Word（service 是只装服务）
#   install.cmd -Port 端口号 -Log 文件 -Prefix 目录
#   install.cmd -Rollback               退回升级前的那一版
#   install.cmd -Uninstall              卸
# 返回值：0 全好；2 没有装成，原来的照常用；3 新版本在用，有一处要办。
# 只用命令，不用 .NET 的类型和方法：策略把 PowerShell 限成受限语言的电脑上也要能跑。
param(
    [string]$Prefix = '',
    [string[]]$Hosts = @(),
    [string]$Port = '',
    [string]$Log = '',
    [switch]$Rollback,
    [switch]$Uninstall
)
$ErrorActionPreference = 'Stop'
$env:PYTHONUTF8 = '1'

function Say([string]$text) {
    Write-Host $text
    if ($Log) { Add-Content -LiteralPath $Log -Value $text -Encoding UTF8 }
}
function Fail([string]$text) { Say $text; exit 2 }

$act = if ($Rollback) { 'rollback' } elseif ($Uninstall) { 'uninstall' } else { 'install' }
$failed = if ($Rollback) { '没有退成' } elseif ($Uninstall) { '没有卸完' } else { '没有装成' }
$new = ''
# What nobody foresaw ends with a code of ours too, and leaves nothing half made.
trap {
    Say "${failed}：$_"
    if ($new) { Remove-Item -Recurse -Force -LiteralPath $new -ErrorAction SilentlyContinue }
    exit 2
}

$here = $PSScriptRoot
$pythons = '@PYTHONS@' -split ' '
if (-not $Prefix) {
    # 装在别处的，以后不用再写 -Prefix：命令在那里
    $Prefix = "$env:LOCALAPPDATA\Programs\Zhubi"
    $kept = Get-Command zhubi.cmd -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    if ($kept) { $kept = Split-Path -Parent (Split-Path -Parent $kept.Source) }
    if ($kept -and (Test-Path -LiteralPath "$kept\installed.json")) { $Prefix = $kept }
}
$bin = "$Prefix\bin"

if ($env:USERPROFILE -like "$env:SystemRoot\*") {
    Fail '现在是系统账户，装了谁也用不上：主笔装在用户名下。请在用户的登录脚本里运行，不要用开机脚本。'
}
if ($Log) {
    $head = "$(Get-Date -Format 'yyyy-MM-dd HH:mm:ss') 主笔 @VERSION@ $act"
    try { Add-Content -LiteralPath $Log -Value $head -Encoding UTF8 } catch {
        $bad = $Log
        $Log = ''
        Fail "日志'$bad'写不进去。请换个位置。"
    }
}

$zhubi = "$bin\zhubi.cmd"
if (-not (Test-Path -LiteralPath $zhubi)) { $zhubi = "$Prefix\venv\Scripts\zhubi.exe" }

if ($Rollback) {
    if (-not (Test-Path -LiteralPath $zhubi)) { Fail "'$Prefix'里没有装过主笔。" }
    & $zhubi rollback
    exit $LASTEXITCODE
}

if ($Uninstall) {
    if (-not (Test-Path -LiteralPath $zhubi)) { Fail "'$Prefix'里没有能运行的主笔。装过又坏了的，先装一次，再卸。" }
    & $zhubi uninstall all
    if ($LASTEXITCODE -ne 0) { Fail '没有卸完，按上面说的处理后再卸一次；程序和设置先留着。' }
    foreach ($name in 'versions', 'venv', 'runtime', 'bin', 'installed.json') {
        Remove-Item -Recurse -Force -LiteralPath "$Prefix\$name" -ErrorAction SilentlyContinue
    }
    if (Test-Path -LiteralPath "$Prefix\versions") {
        Fail "主笔卸掉了，只有'$Prefix'里还有文件被程序用着，没删掉。重新登录以后删掉这个文件夹。"
    }
    if (-not (Get-ChildItem -LiteralPath $Prefix -Force -ErrorAction SilentlyContinue)) {
        Remove-Item -LiteralPath $Prefix -ErrorAction SilentlyContinue
        if (Test-Path -LiteralPath $Prefix) { Say "空文件夹'$Prefix'有窗口正开着，没删掉，关掉窗口以后可以删。" }
    }
    Say '主笔卸掉了。自己写过规则的，还在。'
    exit 0
}

# 1. 机器
$windows = Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
$build = [int]$windows.CurrentBuildNumber
if ($build -lt 17763) { Fail "这台电脑的 Windows 太旧（$build）。主笔要 Windows 10 1809（17763）以上。" }
$machine = if ($env:PROCESSOR_ARCHITEW6432) { $env:PROCESSOR_ARCHITEW6432 } else { $env:PROCESSOR_ARCHITECTURE }
if ($machine -eq 'x86') { Fail '这台电脑是 32 位 Windows，主笔只支持 64 位。' }
if ($machine -eq 'ARM64' -and $build -lt 22000) { Fail '这台电脑是 ARM 的，要 Windows 11 才能运行 64 位（x64）的主笔。' }

# 2. 文件
foreach ($line in Get-Content -LiteralPath "$here\SHA256SUMS" -Encoding UTF8) {
    $sum, $name = $line -split '  ', 2
    $path = Join-Path $here $name
    if (-not (Test-Path -LiteralPath $path) -or (Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash -ne $sum) {
        Fail "安装包不完整或被改过：$name。请重新拷一份再装。"
    }
}

# 3. Python
$seen = @()
$probe = "import sys, sysconfig, venv; print('%d.%d %s' % (*sys.version_info[:2], sysconfig.get_platform()))"
function Find-Version([string]$file) {
    try { & $file -c $probe 2>$null } catch { '' }
}
function Test-Python([string]$file) {
    $number, $platform = "$(Find-Version $file)" -split '\s+'
    if (($pythons -contains $number) -and $platform -eq 'win-amd64') { return $true }
    if ($number) { $script:seen += "    ${file}：$number $platform" }
    return $false
}

$stamp = Get-Date -Format 'yyyyMMddHHmmss'
$new = "$Prefix\versions\@VERSION@-$stamp"
try { New-Item -ItemType Directory -Force -Path $new | Out-Null } catch {
    Fail "'$Prefix'写不进去。请看一下权限，或用 -Prefix 换个目录。"
}
function GiveUp([string]$text) {
    Remove-Item -Recurse -Force -LiteralPath $new -ErrorAction SilentlyContinue
    Fail $text
}

$room = 300
$free = try { [int]((Get-Item -LiteralPath $new).PSDrive.Free / 1048576) } catch { 0 }  # 0: not known
if ($free -and $free -lt $room) {
    GiveUp "'$Prefix'所在的磁盘只剩 $free MB，装一版要 $room MB。请腾出地方再装。"
}

$python = ''
$archive = Get-ChildItem -LiteralPath "$here\runtime" |
    Where-Object { $_.Name -match '\.(tar\.gz|tgz|zip|nupkg)$' } | Select-Object -First 1
if ($archive) {
    New-Item -ItemType Directory -Force -Path "$new\runtime" | Out-Null
    & "$env:SystemRoot\System32\tar.exe" -xf $archive.FullName -C "$new\runtime"
    if ($LASTEXITCODE -ne 0) { GiveUp "runtime 里的'$($archive.Name)'解不开。请重新拷一份。" }
    $found = Get-ChildItem -LiteralPath "$new\runtime" -Filter python.exe -Recurse | Select-Object -First 1
    if (-not $found -or -not (Test-Python $found.FullName)) {
        GiveUp "runtime 里的'$($archive.Name)'不能用：要 64 位（x64）Python $pythons 之一。"
    }
    $python = $found.FullName
} else {
    $candidates = @()
    if ($env:ZHUBI_PYTHON) { $candidates += $env:ZHUBI_PYTHON }
    if (Get-Command py.exe -ErrorAction SilentlyContinue) {
        foreach ($number in $pythons) {
            $found = try { & py.exe "-$number" -c 'import sys; print(sys.executable)' 2>$null } catch { '' }
            if ($found) { $candidates += "$found" }
        }
    }
    # The store's placeholder for python.exe opens a shop window instead of running.
    $candidates += @(Get-Command python.exe -All -ErrorAction SilentlyContinue | ForEach-Object Source |
        Where-Object { $_ -notlike '*\WindowsApps\*' })
    foreach ($file in $candidates) { if (-not $python -and (Test-Python $file)) { $python = $file } }
}
if (-not $python) {
    $list = if ($seen) { $seen -join "`n" } else { '    （一个也没有）' }
    GiveUp "没有找到合适的 Python。要 64 位（x64）的 $pythons 之一，找到的有：`n$list`n请把一份 Python 运行环境的压缩包放进`n    $here\runtime`n（要哪一种，那里的'放在这里.txt'写着），再运行一次。"
}
Say "1/3 用这个 Python：$python"

# 4. 装，换过去，能运行才算
$wheel = Get-ChildItem -LiteralPath "$here\wheels" -Filter 'zhubi-*.whl' | Select-Object -First 1
$arguments = @('-m', 'addin_server.setup.deploy', $here, $new, '--prefix', $Prefix, '--bin', $bin)
foreach ($target in $Hosts -split ',') { if ($target) { $arguments += '--host', $target } }
if ($Port) { $arguments += '--port', $Port }
if ($Log) { $arguments += '--log', $Log }
$env:PYTHONPATH = $wheel.FullName
$new = ''  # from here on it is kept or removed by who makes it
& $python @arguments
$code = $LASTEXITCODE
Remove-Item Env:PYTHONPATH
if ($code -ne 0 -and $code -ne 3) { exit 2 }
if (-not $Hosts) { Say "接着装到 WPS 或 Word 里（升级的不用）。开一个新的命令提示符窗口：`n  zhubi install wps`n  zhubi install word" }
exit $code
