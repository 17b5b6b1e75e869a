"""PyTorch as a contestant: reads one JSON command a line from stdin, and answers each with one line of JSON on stdout.

A task prepares one model in several ways (memory formats, eager or traced, kinds of optimizer loops); the caller then lets each way predict or learn,
to compare the results, and measures it in turn with the other contestants.
"""

import gzip
import json
import sys
import time
from collections import OrderedDict

import numpy
import torch
from torch import nn

FORMATS = {"contiguous": torch.contiguous_format, "channels-last": torch.channels_last}


def read_floats(path):
    return torch.from_numpy(numpy.fromfile(path, dtype="<f4"))


def read_safetensors(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        data = file.read()
    header.pop("__metadata__", None)
    return {
        name: torch.frombuffer(bytearray(data[slice(*entry["data_offsets"])]), dtype=torch.float32).reshape(entry["shape"])
        for name, entry in header.items()
    }


def modules_of(layer):
    """The modules of a layer, by the names that the weights have."""
    kind = layer["kind"]
    if kind == "convolution":
        rows, columns = layer["rows"], layer["columns"]
        yield layer["name"], nn.Conv2d(
            layer["channels"], layer["filters"], (rows["kernel"], columns["kernel"]), (rows["stride"], columns["stride"]),
            (rows["pad"], columns["pad"]), groups=layer["groups"], bias=layer["hasBias"])
    elif kind == "dense":
        yield layer["name"], nn.Linear(layer["features"], layer["units"], bias=layer["hasBias"])
    elif kind == "max_pool":
        rows, columns = layer["rows"], layer["columns"]
        yield None, nn.MaxPool2d(
            (rows["kernel"], columns["kernel"]), (rows["stride"], columns["stride"]), (rows["pad"], columns["pad"]))
    elif kind == "global_average_pool":
        yield None, nn.AdaptiveAvgPool2d(1)
        yield None, nn.Flatten()
    elif kind == "flatten":
        yield None, nn.Flatten()
    elif kind == "dropout":
        yield None, nn.Dropout(layer["rate"])
    elif kind == "softmax":
        yield None, nn.Softmax(dim=1)
    else:
        raise ValueError(f"there is no module for {kind}")
    if layer.get("hasReLU"):
        yield None, nn.ReLU(inplace=True)


def build(task, memory_format):
    named = OrderedDict()
    for layer in task["model"]["layers"]:
        for name, module in modules_of(layer):
            named[name or f"step{len(named)}"] = module
    model = nn.Sequential(named)
    model.load_state_dict(read_safetensors(task["weights"]))
    return model.to(memory_format=memory_format)


def inputs_of(task, memory_format):
    shape = task["model"]
    images = read_floats(task["inputs"]).reshape(task["batch"], shape["channels"], shape["height"], shape["width"])
    return images.to(memory_format=memory_format)


class Prediction:
    """One way to predict."""

    def __init__(self, task, layout, traced):
        self.way = f"{layout} {'traced' if traced else 'eager'}"
        self.inputs = inputs_of(task, FORMATS[layout])
        self.model = build(task, FORMATS[layout]).eval()
        if traced:
            with torch.no_grad():
                self.model = torch.jit.optimize_for_inference(torch.jit.freeze(torch.jit.trace(self.model, self.inputs)))

    def call(self):
        with torch.inference_mode():
            return self.model(self.inputs)

    def results(self):
        return self.call().reshape(-1)


class Training:
    """One way to learn."""

    def __init__(self, task, layout, traced, foreach, set_to_none):
        words = [layout, "traced" if traced else "eager", "foreach" if foreach else "loop", "none" if set_to_none else "zero"]
        self.way = " ".join(words)
        self.memory_format = FORMATS[layout]
        self.set_to_none = set_to_none
        self.inputs = inputs_of(task, FORMATS[layout])
        self.labels = torch.tensor(task["labels"])
        model = build(task, FORMATS[layout]).train()
        self.parameters = OrderedDict(model.named_parameters())
        self.model = torch.jit.trace(model, self.inputs, check_trace=False) if traced else model
        self.steps = task["comparedSteps"]
        arguments = task["optimizer"]
        kinds = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}
        self.optimizer = kinds[arguments["kind"]](model.parameters(), foreach=foreach, **arguments["arguments"])

    def call(self):
        self.optimizer.zero_grad(set_to_none=self.set_to_none)
        loss = nn.functional.cross_entropy(self.model(self.inputs), self.labels)
        loss.backward()
        self.optimizer.step()
        return loss

    def results(self):
        losses = [self.call().detach().reshape(1) for _ in range(self.steps)]
        return torch.cat(losses + [value.detach().contiguous().reshape(-1) for value in self.parameters.values()])


def predictions(task):
    return [Prediction(task, layout, traced) for layout in FORMATS for traced in (False, True)]


def trainings(task):
    eager = [Training(task, layout, False, foreach, none) for layout in FORMATS for foreach in (False, True) for none in (False, True)]
    return eager + [Training(task, layout, True, True, True) for layout in FORMATS]


def measure(contestant, seconds):
    """The seconds of each call, after some calls to warm up."""
    times = []
    warm_until = time.perf_counter() + seconds / 10
    contestant.call()
    while time.perf_counter() < warm_until:
        contestant.call()
    before = time.perf_counter()
    until = before + seconds
    while before < until or len(times) < 3:
        contestant.call()
        after = time.perf_counter()
        times.append(after - before)
        before = after
    return times


def read_idx(path):
    with gzip.open(path) as file:
        data = file.read()
    shape = [int.from_bytes(data[4 + 4 * axis:8 + 4 * axis], "big") for axis in range(data[3])]
    return numpy.frombuffer(data, dtype=numpy.uint8, offset=4 + 4 * len(shape)).reshape(shape)


def read_images(folder, name):
    images = read_idx(f"{folder}/{name}-images-idx3-ubyte.gz").astype(numpy.float32) / 255
    labels = read_idx(f"{folder}/{name}-labels-idx1-ubyte.gz").astype(numpy.int64)
    return torch.from_numpy(images).unsqueeze(1), torch.from_numpy(labels)


def accuracy(model, images, labels):
    model.eval()
    with torch.inference_mode():
        correct = sum(
            (model(batch).argmax(1) == expected).sum().item() for batch, expected in zip(images.split(1000), labels.split(1000)))
    model.train()
    return correct / len(labels)


def learn(training, course):
    """Epochs and seconds of training until the test images' accuracy reaches the target; nothing if it does not."""
    torch.manual_seed(course["seed"])
    images, labels = read_images(course["folder"], "train")
    tests = read_images(course["folder"], "t10k")
    images = images.to(memory_format=training.memory_format)
    batches = -(-len(images) // course["batch"])
    seconds = 0
    for epoch in range(course["epochs"]):
        part = 0
        begin = time.perf_counter()
        for step, chosen in enumerate(torch.randperm(len(images)).split(course["batch"]), start=1):
            training.inputs, training.labels = images[chosen], labels[chosen]
            training.call()
            if step * course["parts"] // batches > part:
                part += 1
                seconds += time.perf_counter() - begin
                if accuracy(training.model, *tests) >= course["target"]:
                    return [epoch + part / course["parts"], seconds]
                begin = time.perf_counter()
    return []


def main():
    ways = []
    for line in sys.stdin:
        command = json.loads(line)
        kind = command["command"]
        if kind in ("predict", "train"):
            ways.clear()
            torch.set_num_threads(command["threads"])
            ways.extend(predictions(command) if kind == "predict" else trainings(command))
            answer = [contestant.way for contestant in ways]
        elif kind == "results":
            ways[command["way"]].results().numpy().astype("<f4").tofile(command["path"])
            answer = []
        elif kind == "measure":
            answer = measure(ways[command["way"]], command["seconds"])
        elif kind == "learn":
            answer = learn(ways[command["way"]], command["course"])
        elif kind == "version":
            answer = torch.__version__
        else:
            raise ValueError(f"there is no command {kind}")
        print(json.dumps(answer), flush=True)


main()
