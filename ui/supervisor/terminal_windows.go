package supervisor

// Hush does nothing: what is typed between two children is echoed by nobody.
func Hush() {}

// Speak does nothing.
func Speak() {}
