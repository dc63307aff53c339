@echo off
rem Runs install.ps1 with Windows's own PowerShell, for this one time, whatever its policy for scripts.
chcp 65001 >nul
powershell.exe -NoProfile -ExecutionPolicy Bypass -File "%~dp0install.ps1" %*
pause
