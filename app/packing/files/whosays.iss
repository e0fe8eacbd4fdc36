; Inno Setup: an installer for one user, without rights of an administrator. Not run by anybody yet.
[Setup]
AppId=WhoSays
AppName=Who Says?
AppVersion={#Version}
DefaultDirName={autopf}\Who Says
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
OutputBaseFilename=whosays-{#Version}-windows
ChangesAssociations=yes
UninstallDisplayIcon={app}\whosays.exe

[Files]
Source: "{#Program}\*"; DestDir: "{app}"; Flags: recursesubdirs

[Icons]
Name: "{autoprograms}\Who Says"; Filename: "{app}\whosays.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.whosays"; ValueType: string; ValueData: "WhoSays.Pack"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\WhoSays.Pack"; ValueType: string; ValueData: "Who Says? lesson pack"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\WhoSays.Pack\shell\open\command"; ValueType: string; ValueData: """{app}\whosays.exe"" ""%1"""
