package osiriscare.flashpods.upload;

import java.nio.file.Path;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.id.UploadId;
import osiriscare.flashpods.store.Tx;

/// Files on their way in. An upload that is finalized is moved out of reach of its sender and never
/// changes again; jobs share it and the last one to end lets it go.
public interface Uploads {
  /// Reserves an id the sender cannot guess.
  Upload create();

  /// Freezes and measures it; a second call answers the same.
  Upload finish(UploadId id);

  /// How it stands.
  Upload get(UploadId id);

  /// Deletes it.
  void delete(UploadId id);

  /// Lets a job use it, within the transaction that inserts the job.
  ///
  /// @throws osiriscare.flashpods.error.ApiError `upload_not_found`, `upload_not_finalized`
  void hold(Tx tx, UploadId id, JobId job);

  /// The job runs: the upload counts as consumed. Within the job's move to running.
  void consume(Tx tx, UploadId id, JobId job);

  /// The frozen files, the lower layer of `/work`.
  Path snapshot(UploadId id);

  /// The job has ended; deletes the files when no other job holds them. May be called again.
  void release(JobId job);

  /// Expires what is too old, deletes folders that have no row; called every minute.
  void sweep();

  /// Bytes on disk, for the metrics.
  long bytesOnDisk();
}
