"""Runs the script of docs/keras.md on models: `save` writes each one's weights, an input and its prediction, or why it is refused; `load` predicts with weights of CnnGen."""
import sys
import numpy as np
import keras
import weights
from keras import layers

FIRST = {"data_format": "channels_first"}


def branches():
    source = keras.Input((6, 6, 2))
    return keras.Model(source, layers.Add()([layers.Conv2D(2, 1)(source), source]))


def two_outputs():
    source = keras.Input((4,))
    return keras.Model(source, [layers.Dense(2)(source), layers.Dense(3)(source)])


def sequential(*parts):
    return lambda: keras.Sequential([keras.Input(parts[0]), *(part() for part in parts[1:])])


def of(kind, *arguments, **named):
    return lambda: kind(*arguments, **named)


CONVERTED = {
    "Last": sequential((6, 7, 2), of(layers.Conv2D, 4, 3, activation="relu"), of(layers.Flatten), of(layers.Dropout, 0.5), of(layers.Dense, 5), of(layers.Dense, 3)),
    "FlattenedTwice": sequential((6, 7, 2), of(layers.Conv2D, 4, 3), of(layers.Flatten), of(layers.ReLU), of(layers.Flatten), of(layers.Dense, 3)),
    "First": sequential((2, 6, 7), of(layers.Conv2D, 4, 3, **FIRST), of(layers.Flatten, **FIRST), of(layers.Dense, 3)),
    "FirstAsInMemory": sequential((2, 6, 7), of(layers.Conv2D, 4, 3, **FIRST), of(layers.MaxPooling2D, 2, **FIRST), of(layers.Flatten), of(layers.Dense, 3)),
    "FlattenAlone": sequential((2, 3, 4), of(layers.Flatten, **FIRST), of(layers.Dense, 3)),
    "Groups": sequential((6, 7, 4), of(layers.Conv2D, 6, 3, groups=2), of(layers.GlobalAveragePooling2D), of(layers.Dense, 3)),
    "Upsampled": sequential((3, 4, 2), of(layers.UpSampling2D, 2), of(layers.Conv2D, 4, 3), of(layers.Flatten), of(layers.Dense, 3)),
    "Separable": sequential((6, 7, 3), of(layers.DepthwiseConv2D, 2, use_bias=False), of(layers.SeparableConv2D, 4, 3, depth_multiplier=2), of(layers.Flatten), of(layers.Dense, 2)),
    "DenseOfPixels": sequential((5, 4, 3), of(layers.Dense, 6, activation="relu"), of(layers.Conv2D, 2, 2), of(layers.Flatten), of(layers.Dense, 2)),
}

REFUSED = {
    "Permute": sequential((2, 6, 7), of(layers.Permute, (2, 3, 1)), of(layers.Conv2D, 4, 3)),
    "Reshape": sequential((6, 7, 2), of(layers.Conv2D, 4, 3), of(layers.Reshape, (-1,)), of(layers.Dense, 3)),
    "MixedOrder": sequential((6, 6, 6), of(layers.Conv2D, 6, 3), of(layers.Conv2D, 4, 3, **FIRST)),
    "MixedFlatten": sequential((6, 6, 6), of(layers.Conv2D, 6, 3), of(layers.Flatten, **FIRST), of(layers.Dense, 3)),
    "MixedPool": sequential((6, 6, 6), of(layers.Conv2D, 6, 3), of(layers.MaxPooling2D, 2, **FIRST)),
    "DenseOfColumns": sequential((2, 6, 7), of(layers.Conv2D, 4, 3, **FIRST), of(layers.Dense, 3)),
    "DenseOfSequence": sequential((6, 7), of(layers.Dense, 3)),
    "Bilinear": sequential((3, 4, 2), of(layers.UpSampling2D, 2, interpolation="bilinear"), of(layers.Conv2D, 4, 3)),
    "Norm": sequential((6, 7, 2), of(layers.Conv2D, 4, 3), of(layers.BatchNormalization)),
    "Branches": branches,
    "TwoOutputs": two_outputs,
    "NotBuilt": lambda: keras.Sequential([layers.Dense(3)]),
}


def write(file, values):
    np.asarray(values, "<f4").tofile(file)


if sys.argv[1] == "save":
    for name, build in CONVERTED.items():
        model = build()
        weights.save(model, f"{name}.safetensors")
        inputs = np.random.default_rng(2).uniform(-1, 1, (4, *model.inputs[0].shape[1:])).astype("f4")
        write(f"{name}.input", inputs)
        write(f"{name}.expected", model.predict(inputs.astype("f8")))
    for name, build in REFUSED.items():
        try:
            weights.save(build(), f"{name}.safetensors")
            print(f"{name}: saved")
        except ValueError as error:
            print(f"{name}: {error}")
else:
    for name, build in CONVERTED.items():
        model = build()
        weights.load(model, f"{name}.trained.safetensors")
        inputs = np.fromfile(f"{name}.input", "<f4").reshape(4, *model.inputs[0].shape[1:])
        write(f"{name}.expected", model.predict(inputs.astype("f8")))
    # A file that does not fit changes nothing.
    for name, file in ("Last", "First"), ("Groups", "Separable"), ("FlattenAlone", "FlattenedTwice"):
        model = CONVERTED[name]()
        before = [weight for layer in model.layers for weight in layer.get_weights()]
        try:
            weights.load(model, f"{file}.safetensors")
            print(f"{name}: loaded {file}")
        except ValueError as error:
            print(f"{name}: {error}")
        assert all(np.array_equal(*pair) for pair in zip(before, (weight for layer in model.layers for weight in layer.get_weights())))
