package osiriscare.flashpods.container;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import osiriscare.flashpods.container.OutputConsumer.OutputStreamName;
import osiriscare.flashpods.egress.EgressPolicy;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.flashpods.id.JobId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Podman by its REST socket.
public final class PodmanContainers implements Containers {
  static final String API = "/v4.0.0/libpod";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration FOLLOW_LIMIT = Duration.ofHours(3);

  private final UnixHttp http;
  private final ContainerJson json;

  public PodmanContainers(UnixHttp http, ContainerJson json) {
    this.http = http;
    this.json = json;
  }

  private UnixHttp.Response send(String step, String method, String path, String body) {
    try {
      return http.send(method, API + path, body, LIMIT);
    } catch (IOException e) {
      throw new ContainerFailure(step + ": the engine does not answer", e);
    }
  }

  private UnixHttp.Response expect(
      String step, String method, String path, String body, Set<Integer> statuses) {
    var response = send(step, method, path, body);
    if (!statuses.contains(response.status())) {
      throw new ContainerFailure(step + ": " + cause(response));
    }
    return response;
  }

  private static String cause(UnixHttp.Response response) {
    try {
      return response.status() + " " + Json.object(response.body(), "answer").text("message");
    } catch (InvalidRequest _) {
      return Integer.toString(response.status());
    }
  }

  @Override
  public ContainerId create(ContainerSpec spec) {
    var body = Json.text(json.of(spec, isRootless()));
    var response = send("create", "POST", "/containers/create", body);
    if (response.status() == 409 || response.body().contains("is already in use")) {
      // What a killed API made for the same job was never started.
      expect("remove", "DELETE", "/containers/" + spec.job() + "?force=true&v=true", "", REMOVED);
      response = send("create", "POST", "/containers/create", body);
    }
    if (response.status() != 201) {
      throw new ContainerFailure("create: " + cause(response));
    }
    return new ContainerId(Json.object(response.body(), "answer").text("Id"));
  }

  private boolean isRootless() {
    var response = expect("info", "GET", "/info", "", Set.of(200));
    return Json.object(response.body(), "info").object("host").object("security").bool("rootless");
  }

  @Override
  public boolean enforces(EgressPolicy policy) {
    return policy instanceof EgressPolicy.None;
  }

  private static final Set<Integer> REMOVED = Set.of(200, 204, 404);

  @Override
  public void start(ContainerId container) {
    expect("start", "POST", path(container, "/start"), "", Set.of(204, 304));
  }

  private static String path(ContainerId container, String rest) {
    return "/containers/" + container + rest;
  }

  @Override
  public ContainerState inspect(ContainerId container) {
    var response = expect("inspect", "GET", path(container, "/json"), "", Set.of(200, 404));
    return response.status() == 404
        ? new ContainerState.Gone()
        : state(Json.object(response.body(), "answer").object("State"));
  }

  private static ContainerState state(Fields state) {
    return switch (state.text("Status")) {
      case "created", "configured", "initialized" -> new ContainerState.Created();
      case "exited", "stopped" ->
          new ContainerState.Exited(
              (int) state.integer("ExitCode", -1, 1000), state.bool("OOMKilled", false));
      default -> new ContainerState.Running();
    };
  }

  @Override
  public void signal(ContainerId container, Signal signal) {
    // 409: not running any more.
    expect(
        "signal",
        "POST",
        path(container, "/kill?signal=" + signal),
        "",
        Set.of(200, 204, 404, 409, 500));
  }

  @Override
  public ContainerState await(ContainerId container, Duration limit) throws InterruptedException {
    try {
      var response =
          http.send(
              "POST", API + path(container, "/wait?condition=stopped&condition=exited"), "", limit);
      if (response.status() == 404) {
        return new ContainerState.Gone();
      }
    } catch (ClosedByInterruptException _) {
      throw new InterruptedException("while a container ran");
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("while a container ran");
      }
      // The limit cuts the connection too: how it stands is asked below.
    }
    return inspect(container);
  }

  @Override
  public void remove(ContainerId container) {
    expect("remove", "DELETE", path(container, "?force=true&v=true&timeout=0"), "", REMOVED);
  }

  @Override
  public List<Managed> managed() {
    var filter = URLEncoder.encode("{\"label\":[\"flashpods-job=true\"]}", StandardCharsets.UTF_8);
    var response =
        expect("list", "GET", "/containers/json?all=true&filters=" + filter, "", Set.of(200));
    var result = new ArrayList<Managed>();
    for (var entry : Json.parse(response.body(), "answer")) {
      if (entry instanceof ObjectNode object) {
        managed(Fields.of(object), result);
      }
    }
    return result;
  }

  private void managed(Fields entry, List<Managed> result) {
    var id = new ContainerId(entry.text("Id"));
    try {
      result.add(
          new Managed(id, new JobId(entry.object("Labels").text("flashpods-job-id")), inspect(id)));
    } catch (IllegalArgumentException | InvalidRequest e) {
      throw new ContainerFailure("list: " + id + " has our label and no job id", e);
    }
  }

  @Override
  public void follow(ContainerId container, OutputPosition from, OutputConsumer output)
      throws InterruptedException {
    try {
      http.stream(
          "GET",
          API + path(container, "/logs?follow=true&stdout=true&stderr=true"),
          "",
          FOLLOW_LIMIT,
          (status, body) -> {
            if (status == 200) {
              copy(body, from, output);
            } else if (status != 404) {
              throw new ContainerFailure("logs: " + status);
            }
            return true;
          });
    } catch (ClosedByInterruptException _) {
      throw new InterruptedException("while output was read");
    } catch (IOException e) {
      throw new ContainerFailure("logs: the engine hung up", e);
    }
  }

  /// Each frame: one byte stream, three bytes nothing, four bytes length, then that many bytes.
  static void copy(InputStream body, OutputPosition from, OutputConsumer output)
      throws IOException {
    var in = new DataInputStream(body);
    var buffer = new byte[1 << 16];
    long[] known = {from.stdoutBytes(), from.stderrBytes()};
    while (true) {
      int stream;
      try {
        stream = in.readUnsignedByte();
      } catch (EOFException _) {
        return;
      }
      in.skipNBytes(3);
      long left = Integer.toUnsignedLong(in.readInt());
      int number = stream == 2 ? 1 : 0;
      while (left > 0) {
        int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (count < 0) {
          throw new EOFException("a frame broke off");
        }
        left -= count;
        int skip = (int) Math.min(known[number], count);
        known[number] -= skip;
        if (skip < count) {
          output.accept(
              number == 0 ? OutputStreamName.STDOUT : OutputStreamName.STDERR,
              buffer,
              skip,
              count - skip);
        }
      }
    }
  }

  @Override
  public String version() {
    var response = expect("version", "GET", "/version", "", Set.of(200));
    return "podman " + Json.object(response.body(), "answer").text("Version");
  }
}
