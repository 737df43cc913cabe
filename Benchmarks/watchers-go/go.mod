module debrief.example/watchers

go 1.19
