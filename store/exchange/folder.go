package exchange

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tijdig/model/pattern"
	"tijdig/store/bundle"
	"tijdig/store/disk"
)

// How much of a folder is looked at. Somebody may have filled it.
const (
	maxNames   = 100_000 // entries that are gone through
	maxFiles   = 4_000   // files that are opened
	maxUnknown = 500     // of them of people who are not in the team
	maxTold    = 8 << 20 // bytes of lists that they are listened to for
)

// ErrFolder says that the folder is not there, or is none.
var ErrFolder = errors.New("exchange: no folder that can be used")

// Passed counts what lies in the folder and is none of this team's, or not for this laptop.
// It stays as it is.
type Passed struct {
	Other   int  // under another name: copies of a conflict, half files, files of others
	Closed  int  // do not open with the key of this file: for others, cut off, or altered
	Strange int  // of somebody who is not in the team
	Broken  int  // opens, and is not what its signature says, or cannot be read
	More    bool // there was more than was looked at
}

// Any reports whether anything was passed by.
func (p Passed) Any() bool { return p != Passed{} }

// ours is a name as this program gives them: drawn, so that it says nothing.
var ours = pattern.Lazy(`^[a-z2-7]{26}\.age$`)

func newName() string {
	b := make([]byte, 16)
	rand.Read(b) // never fails; see crypto/rand
	return strings.ToLower(letters.EncodeToString(b)) + ".age"
}

// names lists the files of the folder that may be ours, in order.
func names(dir string, p *Passed) (out []string, err error) {
	info, err := os.Stat(dir)
	if err != nil || !info.IsDir() {
		return nil, errors.Join(ErrFolder, err)
	}
	f, err := os.Open(dir)
	if err != nil {
		return nil, errors.Join(ErrFolder, err)
	}
	defer disk.Release(f)
	for n := 0; ; {
		some, err := f.ReadDir(1000)
		for _, e := range some {
			if ours().MatchString(e.Name()) {
				out = append(out, e.Name())
			} else {
				p.Other++
			}
		}
		if n += len(some); n >= maxNames {
			p.More = true
			break
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, errors.Join(ErrFolder, err)
		}
	}
	if len(out) > maxFiles {
		p.More, out = true, out[:maxFiles] // in the order of the folder, which is no order
	}
	slices.Sort(out)
	return out, nil
}

// readFolder reads what every file of the folder says, and reads each to its end.
func readFolder(ctx context.Context, dir string, m me, who strangers) (all []letter, p Passed, err error) {
	found, err := names(dir, &p)
	if err != nil {
		return nil, p, err
	}
	unknown, told := 0, 0
	limited := func(from []byte) (known, welcome bool) {
		if known, welcome = who(from); !known && welcome {
			unknown++
			welcome = unknown <= maxUnknown
		}
		return known, welcome
	}
	for _, name := range found {
		if err := ctx.Err(); err != nil {
			return nil, p, err
		}
		l, err := readFile(filepath.Join(dir, name), m, limited, nil)
		switch {
		case errors.Is(err, fs.ErrNotExist): // somebody took it away meanwhile
		case errors.Is(err, errStrange):
			p.Strange++
		case errors.Is(err, errBroken):
			p.Broken++
		case err != nil:
			p.Closed++
		default:
			l.name = name
			if is, _ := who(l.from); !is {
				l.Has, l.Holds = nil, nil // of strangers only who is in their team is looked at
				for _, raw := range l.Lists {
					told += len(raw)
				}
				if told > maxTold {
					p.More, l.Lists = true, nil
				}
			}
			all = append(all, l)
		}
	}
	return all, p, nil
}

// readFile is [read] of a file of the folder.
func readFile(path string, m me, who strangers, take func(io.Reader) error) (letter, error) {
	f, err := disk.OpenRegular(path, os.O_RDONLY)
	if err != nil {
		return letter{}, err
	}
	defer disk.Release(f)
	if info, err := f.Stat(); err != nil || info.Size() > most {
		return letter{}, errClosed
	}
	return read(f, m, who, take)
}

// bundleOf reads the bundle of a letter.
func bundleOf(dir string, l letter, m me) (b bundle.Bundle, err error) {
	same := func(from []byte) (known, welcome bool) { return true, slices.Equal(from, l.from) }
	again, err := readFile(filepath.Join(dir, l.name), m, same, func(in io.Reader) (err error) {
		b, err = bundle.ReadPlain(in)
		return err
	})
	if err == nil && !slices.Equal(again.Sum, l.Sum) {
		err = errBroken
	}
	return b, err
}

// temp is where this laptop writes what gets its name once it is whole: always the same
// place, so that what a kill leaves goes the next time.
func (m me) temp(dir string) string {
	sum := sha256.Sum256(append([]byte("tijdig tussen\n"), m.sign.Seed()...))
	return filepath.Join(dir, ".tijdig-"+hex.EncodeToString(sum[:13])+".deel")
}

// sharedMode lets others read a file where the folder is on one machine: colleagues have to,
// and what it holds is sealed.
const sharedMode = 0o644

// put writes a file that is whole under its name, or not there. It is on disk, and reads
// back as it was, before it gets its name.
func (j Job) put(temp, path string, b []byte) error {
	j.step()
	if err := os.Remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := os.OpenFile(temp, os.O_RDWR|os.O_CREATE|os.O_EXCL, sharedMode) // never through a link that somebody left there
	if err != nil {
		return err
	}
	if err = j.writeAll(f, b); err != nil {
		disk.Discard(temp)
		return err
	}
	j.step()
	if err := disk.RenameNew(temp, path); err != nil {
		return err
	}
	j.step()
	return disk.SyncDir(filepath.Dir(path))
}

func (j Job) writeAll(f *os.File, b []byte) error {
	_, err := f.Write(b[:len(b)/2])
	j.step()
	if err == nil {
		_, err = f.Write(b[len(b)/2:])
	}
	if err == nil {
		err = f.Sync()
	}
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err == nil {
		sum := sha256.New()
		if _, err = io.Copy(sum, f); err == nil && [sha256.Size]byte(sum.Sum(nil)) != sha256.Sum256(b) {
			err = ErrNotEqual
		}
	}
	return errors.Join(err, f.Close())
}

// ErrNotEqual says that what was read back from the folder is not what was written.
var ErrNotEqual = errors.New("exchange: read back differs from what was written")

// remove takes files of this laptop out of the folder, and counts them. One that cannot be
// removed now, because a program that synchronises holds it, is so the next time.
func (j Job) remove(names []string) (n int) {
	for _, name := range names {
		j.step()
		if err := os.Remove(filepath.Join(j.Folder, name)); err == nil || errors.Is(err, fs.ErrNotExist) {
			n++
		}
	}
	return n
}

func sumOf(b []byte) []byte {
	sum := sha256.Sum256(b)
	return sum[:]
}
