"""PyTorch as a contestant: reads one JSON command a line from stdin, and answers each with one line of JSON on stdout.

A task prepares one model in several ways (memory formats, eager or traced, kinds of optimizer loops); the caller then lets each way predict or learn,
to compare the results, and measures it in turn with the other contestants.
"""

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
        elif kind == "version":
            answer = torch.__version__
        else:
            raise ValueError(f"there is no command {kind}")
        print(json.dumps(answer), flush=True)


main()
