package uitest

import "os"

// Long chooses how much a rig does: little for whoever runs go test ./..., more
// where .ci/run decides (TIJDIG_RIG=ci), and the full figure before a release
// (TIJDIG_RIG=long).
func Long(little, ci, long int) int {
	switch os.Getenv("TIJDIG_RIG") {
	case "ci":
		return ci
	case "long":
		return long
	default:
		return little
	}
}
