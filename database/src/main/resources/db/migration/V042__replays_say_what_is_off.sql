-- Replays that were made before they looked at what sites had switched off withheld nothing.
UPDATE promotion SET replay = jsonb_set(replay, '{withheld}', '0') WHERE replay ? 'matched' AND NOT replay ? 'withheld';
