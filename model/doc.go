// Package model holds what the program is about: signals and the subjects they
// are about, what was seen, what was found on the checklist and what is done
// next, with the rules about them. It imports nothing but the standard
// library and knows neither screens nor files nor the clock.
package model
