// Package model holds what the program is about: signals and the subjects they
// are about, what was seen, what was found on the checklist and what is done
// next, with the rules about them. It imports nothing but the standard
// library and knows neither screens nor files nor the clock.
//
// The nouns:
//
//   - subject: whom signals are about: a child, a young person, a family, a group or a place
//   - signal: what somebody noticed about a subject; it has versions
//   - draft, or concept: a signal being written
//   - content: all that is filled in about a signal, of which a draft and a version hold one
//   - part: a piece of the content that is compared and taken back by itself: an answer, a
//     finding, a person, a check, a step
//   - finding: one line of what was seen or heard, with its kind and source
//   - check: what was found about one item of the checklist
//   - form, block, question: what is asked, as data; see model/form
//   - row, cell: one answer of a question that is answered more than once, and what stands
//     in it; see [Cell]
//   - record: a recorded signal with whom it is about
//   - level: how much of a person an output carries
package model
