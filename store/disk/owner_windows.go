package disk

import "golang.org/x/sys/windows"

// OwnerOnly lets nobody at a file or folder, and at what is made in it, but the
// user who runs the program and the system, whatever the folder above allows.
// It does what it can: a stick formatted as FAT knows no owners, and what is on
// it is sealed all the same.
func OwnerOnly(path string) {
	user, err := windows.GetCurrentProcessToken().GetTokenUser()
	if err != nil {
		return
	}
	// A protected list with full access for two, inherited by what is inside.
	sd, err := windows.SecurityDescriptorFromString("D:P(A;OICI;FA;;;" + user.User.Sid.String() + ")(A;OICI;FA;;;SY)")
	if err != nil {
		return
	}
	list, _, err := sd.DACL()
	if err != nil {
		return
	}
	_ = windows.SetNamedSecurityInfo(path, windows.SE_FILE_OBJECT,
		windows.DACL_SECURITY_INFORMATION|windows.PROTECTED_DACL_SECURITY_INFORMATION, nil, nil, list, nil)
}
