// A small net/http server that does what Debrief's stream does, to be measured beside it:
// GET /stream is a stream of server-sent events, POST /append sends one event to everyone who watches. Both take ?room=
// with the name of one of several rooms.
package main

import (
	"flag"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	address := flag.String("address", "127.0.0.1:8091", "where to listen")
	payload := flag.Int("payload", 200, "bytes of data in an event")
	path := flag.String("journal", "", "file that takes every event, flushed to disk before it is sent")
	flag.Parse()
	journal, err := openJournal(*path)
	if err != nil {
		log.Fatal(err)
	}
	raiseDescriptorLimit()
	house := newHouse(*payload, journal)
	http.HandleFunc("/stream", func(w http.ResponseWriter, r *http.Request) { house.room(r).stream(w, r) })
	http.HandleFunc("/append", func(w http.ResponseWriter, r *http.Request) { house.room(r).append(w, r) })
	go exitOnSignal()
	log.Fatal(http.ListenAndServe(*address, nil))
}

func openJournal(path string) (*os.File, error) {
	if path == "" {
		return nil, nil
	}
	return os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
}

func raiseDescriptorLimit() {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit) == nil {
		limit.Cur = limit.Max
		_ = syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit)
	}
}

func exitOnSignal() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM, syscall.SIGINT)
	<-stop
	os.Exit(0)
}
