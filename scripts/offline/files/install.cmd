@echo off
rem Runs install.ps1 with the PowerShell of Windows, for this one time, whatever the policy for scripts.
rem Double-clicked it waits for a key; with any argument it asks nothing and hands on the exit code.
rem The window it was called from has its own code page again when it ends.
setlocal
for /f "tokens=2 delims=:." %%c in ('chcp') do set page=%%c
chcp 65001 >nul
"%SystemRoot%\System32\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -ExecutionPolicy Bypass -File "%~dp0install.ps1" %*
set code=%ERRORLEVEL%
chcp %page% >nul
if "%~1"=="" pause
exit /b %code%
