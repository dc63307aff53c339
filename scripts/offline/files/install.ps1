# 把主笔装到当前用户名下。不联网，不要管理员权限。
param([string]$Prefix = "$env:LOCALAPPDATA\Programs\Zhubi", [switch]$Uninstall)
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [Text.Encoding]::UTF8
$env:PYTHONUTF8 = '1'
$here = $PSScriptRoot
$pythons = '@PYTHONS@'.Split(' ')
$zhubi = "$Prefix\venv\Scripts\zhubi.exe"

function Fail([string]$text) { Write-Host $text; exit 2 }

if ($Uninstall) {
    if (-not (Test-Path $zhubi)) { Fail "'$Prefix'里没有装过主笔。" }
    foreach ($target in 'wps', 'word') {
        & $zhubi uninstall $target
        if ($LASTEXITCODE -ne 0) { Fail '没有卸完，按上面说的处理后再试。' }
    }
    Remove-Item -Recurse -Force "$Prefix\venv", "$Prefix\runtime" -ErrorAction SilentlyContinue
    Write-Host '主笔卸掉了。自己的规则和设置还在。'
    exit 0
}

# 1. 机器
if (-not [Environment]::Is64BitOperatingSystem) { Fail '这台电脑是 32 位 Windows，主笔只支持 64 位。' }

# 2. 文件
foreach ($line in [IO.File]::ReadAllLines("$here\SHA256SUMS", [Text.Encoding]::UTF8)) {
    $sum, $name = $line -split '  ', 2
    $path = Join-Path $here $name
    if (-not (Test-Path -LiteralPath $path) -or (Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash -ne $sum) {
        Fail "安装包不完整或被改过：$name。请重新拷一份再装。"
    }
}

# 3. Python
$seen = @()
function Find-Version([string]$file) {
    try { & $file -c "import sys, venv; print('%d.%d %d' % (*sys.version_info[:2], sys.maxsize > 2**32))" 2>$null } catch { '' }
}
function Test-Python([string]$file) {
    $found = Find-Version $file
    if (-not $found) { return $false }
    $number, $wide = "$found".Trim().Split(' ')
    if (($pythons -contains $number) -and $wide -eq '1') { return $true }
    $script:seen += "    ${file}：$number"
    return $false
}

$python = ''
$archive = Get-ChildItem "$here\runtime" -Include '*.tar.gz', '*.tgz', '*.zip' -Recurse | Select-Object -First 1
if ($archive) {
    Remove-Item -Recurse -Force "$Prefix\runtime" -ErrorAction SilentlyContinue
    New-Item -ItemType Directory -Force "$Prefix\runtime" | Out-Null
    & "$env:SystemRoot\System32\tar.exe" -xf $archive.FullName -C "$Prefix\runtime"
    if ($LASTEXITCODE -ne 0) { Fail "runtime 里的'$($archive.Name)'解不开。请重新拷一份。" }
    $found = Get-ChildItem "$Prefix\runtime" -Filter python.exe -Recurse | Select-Object -First 1
    if (-not $found -or -not (Test-Python $found.FullName)) {
        Fail "runtime 里的'$($archive.Name)'不能用：要 64 位 Python $pythons 之一。"
    }
    $python = $found.FullName
} else {
    $candidates = @()
    if ($env:ZHUBI_PYTHON) { $candidates += $env:ZHUBI_PYTHON }
    if (Get-Command py.exe -ErrorAction SilentlyContinue) {
        foreach ($number in $pythons) {
            $found = try { & py.exe "-$number" -c 'import sys; print(sys.executable)' 2>$null } catch { '' }
            if ($found) { $candidates += "$found".Trim() }
        }
    }
    # The store's placeholder for python.exe opens a shop window instead of running.
    $candidates += @(Get-Command python.exe -All -ErrorAction SilentlyContinue | ForEach-Object Source |
        Where-Object { $_ -notlike '*\WindowsApps\*' })
    foreach ($file in $candidates) { if (-not $python -and (Test-Python $file)) { $python = $file } }
}
if (-not $python) {
    $list = if ($seen) { $seen -join "`n" } else { '    （一个也没有）' }
    Fail "没有找到合适的 Python。要 64 位的 $pythons 之一，找到的有：`n$list`n请把一份 Python 运行环境的压缩包放进`n    $here\runtime`n（要哪一种，那里的'放在这里.txt'写着），再运行一次。"
}
Write-Host "1/3 用这个 Python：$python"

# 4. 装
if (Test-Path $zhubi) { & $zhubi serve --stop | Out-Null }
Remove-Item -Recurse -Force "$Prefix\venv" -ErrorAction SilentlyContinue
& $python -m venv --without-pip "$Prefix\venv"
if ($LASTEXITCODE -ne 0) { Fail "建不了独立环境。磁盘满了，或'$Prefix'不可写。" }
$env:PYTHONPATH = (Get-ChildItem "$here\wheels\pip-*.whl").FullName
& "$Prefix\venv\Scripts\python.exe" -m pip install --quiet --no-index --disable-pip-version-check --find-links "$here\wheels" zhubi
$code = $LASTEXITCODE
Remove-Item Env:PYTHONPATH
if ($code -ne 0) { Fail '没有装成。请把上面的话发给管理员。' }
Write-Host "2/3 装在：$Prefix"

# 5. 看
& $zhubi --version
if ($LASTEXITCODE -ne 0) { Fail '装好了却运行不了。请把上面的话发给管理员。' }
Write-Host "3/3 能运行。接着装到 WPS 或 Word 里：`n  `"$zhubi`" install wps`n  `"$zhubi`" install word"
