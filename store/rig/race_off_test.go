//go:build !race

package rig

const slow = false
