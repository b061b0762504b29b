package keymap

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"charm.land/bubbles/v2/key"
)

// shared are the places whose keys are never all live at once.
var shared = []string{"Field"}

// TestEachKeyHasOneMeaningWhereItActs looks for a key bound twice in one
// place, a binding without help, and a global key that could be typed.
func TestEachKeyHasOneMeaningWhereItActs(t *testing.T) {
	m := reflect.ValueOf(*Default())
	global := owners(t, "Global", m.FieldByName("Global"))
	for name, keys := range allOf(m) {
		for k, b := range owners(t, name, keys) {
			if name != "Global" && global[k] != "" {
				t.Errorf("%s.%s: %q is global", name, b, k)
			}
			if name == "Global" && len([]rune(k)) == 1 {
				t.Errorf("global key %q can be typed", k)
			}
		}
	}
}

// allOf lists the places, also one inside another, whose keys are never live with those.
func allOf(m reflect.Value) map[string]reflect.Value {
	all := map[string]reflect.Value{}
	for i := range m.NumField() {
		if _, binding := m.Field(i).Interface().(key.Binding); !binding {
			all[m.Type().Field(i).Name] = m.Field(i)
			maps.Copy(all, allOf(m.Field(i)))
		}
	}
	return all
}

// together are the places whose keys act on one screen.
var together = [][2]string{{"Page", "File"}, {"List", "Access"}}

// TestPlacesOfOneScreenShareNoKey looks for a key that two of them have.
func TestPlacesOfOneScreenShareNoKey(t *testing.T) {
	m := reflect.ValueOf(*Default())
	for _, places := range together {
		one := owners(t, places[0], m.FieldByName(places[0]))
		for k, b := range owners(t, places[1], m.FieldByName(places[1])) {
			if one[k] != "" {
				t.Errorf("%q is both %s.%s and %s.%s", k, places[0], one[k], places[1], b)
			}
		}
	}
}

// never are the keys that are something else to a terminal, a multiplexer or
// a system: Backspace, Tab, Enter, Esc, prefix keys, paste, flow control.
var never = []string{"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+[", "ctrl+a", "ctrl+b", "ctrl+v", "ctrl+f", "ctrl+q", "ctrl+w", "ctrl+left", "ctrl+right", "ctrl+up", "ctrl+down", "ctrl+space"}

func TestNoKeyIsTakenFromTheTerminal(t *testing.T) {
	m := reflect.ValueOf(*Default())
	for name, keys := range allOf(m) {
		for k, b := range owners(t, name, keys) {
			if slices.Contains(never, k) {
				t.Errorf("%s.%s takes %q", name, b, k)
			}
		}
	}
}

func owners(t *testing.T, place string, v reflect.Value) map[string]string {
	t.Helper()
	o := map[string]string{}
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		b, ok := v.Field(i).Interface().(key.Binding)
		if !ok {
			continue // a place of its own
		}
		if b.Help().Key == "" || b.Help().Desc == "" || len(b.Keys()) == 0 {
			t.Errorf("%s.%s has no key or no help", place, name)
		}
		for _, k := range b.Keys() {
			if o[k] != "" && !slices.Contains(shared, place) {
				t.Errorf("%s: %q is both %s and %s", place, k, o[k], name)
			}
			o[k] = name
		}
	}
	return o
}
