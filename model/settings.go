package model

// Settings are what the worker set once: who they are, and what the program
// remembers between signals. They live in the file and nowhere else.
type Settings struct {
	Author     Author            `json:"door"`
	Places     []string          `json:"plekken,omitempty"`     // last used first, at most MaxPlaces
	Remembered map[string]Answer `json:"onthouden,omitempty"`   // last answer at questions that ask to be remembered
	PaperNoted bool              `json:"herstelcode_genoteerd"` // Vandaag keeps asking until this is true
	LockAfter  int               `json:"vergrendel_na"`         // minutes without a key; 0 means the default of 3
	ShortCode  string            `json:"korte_code,omitempty"`  // a sum of its digits; "" when the worker set none
}

// MaxPlaces is how many places are remembered.
const MaxPlaces = 50
