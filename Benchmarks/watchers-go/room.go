package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
)

const largestBody = 64 << 10

// backlog is how many events may wait for one watcher. Who falls further behind is cut off.
const backlog = 256

// A room numbers events and hands each to everyone who watches.
type room struct {
	mutex    sync.Mutex
	sequence int
	watchers map[chan []byte]struct{}
	padding  string
	journal  *os.File
}

// A house has rooms by name, which share one journal.
type house struct {
	mutex   sync.Mutex
	rooms   map[string]*room
	payload int
	journal *os.File
}

func newHouse(payload int, journal *os.File) *house {
	return &house{rooms: map[string]*room{}, payload: payload, journal: journal}
}

func (h *house) room(request *http.Request) *room {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	name := request.URL.Query().Get("room")
	if h.rooms[name] == nil {
		h.rooms[name] = newRoom(h.payload, h.journal)
	}
	return h.rooms[name]
}

func newRoom(payload int, journal *os.File) *room {
	return &room{watchers: map[chan []byte]struct{}{}, padding: strings.Repeat("x", payload), journal: journal}
}

func (r *room) stream(response http.ResponseWriter, request *http.Request) {
	flusher, ok := response.(http.Flusher)
	if !ok {
		http.Error(response, "cannot stream", http.StatusInternalServerError)
		return
	}
	events := r.enter()
	defer r.leave(events)
	response.Header().Set("Content-Type", "text/event-stream")
	response.Header().Set("Cache-Control", "no-store")
	if _, err := io.WriteString(response, ":\n\n"); err != nil {
		return
	}
	flusher.Flush()
	for {
		select {
		case event, open := <-events:
			if !open {
				return
			}
			if _, err := response.Write(event); err != nil {
				return
			}
			flusher.Flush()
		case <-request.Context().Done():
			return
		}
	}
}

func (r *room) append(response http.ResponseWriter, request *http.Request) {
	if request.Method != http.MethodPost {
		http.Error(response, "POST only", http.StatusMethodNotAllowed)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(response, request.Body, largestBody))
	if err != nil {
		http.Error(response, "body too large", http.StatusRequestEntityTooLarge)
		return
	}
	sequence, err := r.publish(body)
	if err != nil {
		http.Error(response, "cannot write", http.StatusInternalServerError)
		return
	}
	response.Header().Set("Content-Type", "application/json")
	response.WriteHeader(http.StatusCreated)
	fmt.Fprintf(response, "{\"sequence\":%d}\n", sequence)
}

func (r *room) publish(body []byte) (int, error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.sequence++
	event := []byte(fmt.Sprintf("id: %d\nevent: change\ndata: %s\n\n", r.sequence, r.padding))
	if r.journal != nil {
		if _, err := fmt.Fprintf(r.journal, "%d %q\n", r.sequence, body); err != nil {
			return 0, err
		}
		if err := r.journal.Sync(); err != nil {
			return 0, err
		}
	}
	for events := range r.watchers {
		select {
		case events <- event:
		default:
			delete(r.watchers, events)
			close(events)
		}
	}
	return r.sequence, nil
}

func (r *room) enter() chan []byte {
	events := make(chan []byte, backlog)
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.watchers[events] = struct{}{}
	return events
}

func (r *room) leave(events chan []byte) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	delete(r.watchers, events)
}
