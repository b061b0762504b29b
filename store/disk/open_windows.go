package disk

// notWaiting has no counterpart: a named pipe stands in a namespace of its own.
const notWaiting = 0
