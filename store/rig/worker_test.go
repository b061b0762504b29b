package rig

const workerEnv = "TIJDIG_RIG_WORKER"
const newPass = "vier andere losse woorden"

func work(string) int { return 0 }
