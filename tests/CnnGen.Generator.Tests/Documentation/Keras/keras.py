"""Stands in for Keras: the attributes that the script of docs/keras.md reads, and predictions in double as Keras defines them. Weights are random."""
import types
import numpy as np

random = np.random.default_rng(1)

ACTIVATIONS = {
    "linear": lambda x: x,
    "relu": lambda x: np.maximum(x, 0),
    "softmax": lambda x: (e := np.exp(x - x.max(-1, keepdims=True))) / e.sum(-1, keepdims=True),
}


class Tensor:
    """A symbolic tensor: a shape, with None for the samples, and where it comes from."""

    def __init__(self, shape, layer=None, sources=()):
        self.shape, self.layer, self.sources = tuple(shape), layer, sources


def Input(shape):
    layer = InputLayer()
    layer.output = layer.input = Tensor((None, *shape), layer)
    return layer.output


class Layer:
    def __init__(self):
        self.name, self.weights = type(self).__name__.lower(), []

    def __call__(self, source):
        self.input = source
        sources = source if isinstance(source, list) else [source]
        self.build(sources[0].shape)
        self.output = Tensor(self.predict([np.zeros((1, *tensor.shape[1:])) for tensor in sources]).shape, self, sources)
        self.output.shape = (None, *self.output.shape[1:])
        return self.output

    def build(self, shape):
        pass

    def predict(self, inputs):
        return self.call(*inputs)

    def call(self, x):
        return x

    def add(self, *shape):
        self.weights.append(random.uniform(-0.5, 0.5, shape).astype("f4"))

    def get_weights(self):
        return [weight.copy() for weight in self.weights]

    def set_weights(self, values):
        assert [value.shape for value in values] == [weight.shape for weight in self.weights]
        self.weights = [np.array(value, "f4") for value in values]


class InputLayer(Layer):
    pass


class Activation(Layer):
    def __init__(self, activation):
        super().__init__()
        self.activation = ACTIVATIONS[activation]

    def call(self, x):
        return self.activation(x)


class ReLU(Layer):
    def call(self, x):
        return np.maximum(x, 0)


class Softmax(Layer):
    def call(self, x):
        return ACTIVATIONS["softmax"](x)


class Dropout(Layer):
    def __init__(self, rate):
        super().__init__()


class Spatial(Layer):
    """A layer that sees its map as height, width, channels, whatever the data's order is."""

    def __init__(self, data_format="channels_last"):
        super().__init__()
        self.data_format = data_format

    def last(self, shape):
        return shape if self.data_format == "channels_last" else (shape[0], *shape[2:], shape[1])

    def call(self, x):
        if self.data_format == "channels_last":
            return self.map(x)
        y = self.map(np.moveaxis(x, 1, -1))
        return np.moveaxis(y, -1, 1) if y.ndim == 4 else y


def windows(x, height, width, stride):
    """Every tap of a window: its place, and the input's pixels under it."""
    rows, columns = (x.shape[1] - height) // stride + 1, (x.shape[2] - width) // stride + 1
    for ky in range(height):
        for kx in range(width):
            yield ky, kx, x[:, ky:ky + (rows - 1) * stride + 1:stride, kx:kx + (columns - 1) * stride + 1:stride]


class Convolution(Spatial):
    def __init__(self, kernel_size, strides=1, activation="linear", use_bias=True, data_format="channels_last"):
        super().__init__(data_format)
        self.size, self.stride, self.activation, self.use_bias = kernel_size, strides, ACTIVATIONS[activation], use_bias

    def finish(self, y):
        return self.activation(y + self.weights[-1] if self.use_bias else y)


class Conv2D(Convolution):
    def __init__(self, filters, kernel_size, groups=1, **arguments):
        super().__init__(kernel_size, **arguments)
        self.filters, self.groups = filters, groups

    def build(self, shape):
        self.add(self.size, self.size, self.last(shape)[-1] // self.groups, self.filters)
        if self.use_bias:
            self.add(self.filters)

    def map(self, x):
        inputs, kernels = np.split(x, self.groups, -1), np.split(self.weights[0].astype("f8"), self.groups, -1)
        return self.finish(np.concatenate(
            [sum(tap @ w[ky, kx] for ky, kx, tap in windows(part, self.size, self.size, self.stride)) for part, w in zip(inputs, kernels)], -1))


def depthwise(x, kernel, stride):
    y = sum(tap[..., None] * kernel[ky, kx] for ky, kx, tap in windows(x, *kernel.shape[:2], stride))
    return y.reshape(*y.shape[:3], -1)


class DepthwiseConv2D(Convolution):
    def __init__(self, kernel_size, depth_multiplier=1, **arguments):
        super().__init__(kernel_size, **arguments)
        self.multiplier = depth_multiplier

    def build(self, shape):
        channels = self.last(shape)[-1]
        self.add(self.size, self.size, channels, self.multiplier)
        if self.use_bias:
            self.add(channels * self.multiplier)

    def map(self, x):
        return self.finish(depthwise(x, self.weights[0].astype("f8"), self.stride))


class SeparableConv2D(DepthwiseConv2D):
    def __init__(self, filters, kernel_size, **arguments):
        super().__init__(kernel_size, **arguments)
        self.filters = filters

    def build(self, shape):
        channels = self.last(shape)[-1]
        self.add(self.size, self.size, channels, self.multiplier)
        self.add(1, 1, channels * self.multiplier, self.filters)
        if self.use_bias:
            self.add(self.filters)

    def map(self, x):
        return self.finish(depthwise(x, self.weights[0].astype("f8"), self.stride) @ self.weights[1][0, 0].astype("f8"))


class MaxPooling2D(Spatial):
    def __init__(self, pool_size, data_format="channels_last"):
        super().__init__(data_format)
        self.size = pool_size

    def map(self, x):
        return np.max([tap for _, _, tap in windows(x, self.size, self.size, self.size)], 0)


class GlobalAveragePooling2D(Spatial):
    def map(self, x):
        return x.mean((1, 2))


class Flatten(Layer):
    """Keras moves the channels of channels_first to the end, and then takes the map as it is in memory."""

    def __init__(self, data_format="channels_last"):
        super().__init__()
        self.data_format = data_format

    def call(self, x):
        return (np.moveaxis(x, 1, -1) if self.data_format == "channels_first" and x.ndim > 2 else x).reshape(len(x), -1)


class Dense(Layer):
    def __init__(self, units, activation="linear", use_bias=True):
        super().__init__()
        self.units, self.activation, self.use_bias = units, ACTIVATIONS[activation], use_bias

    def build(self, shape):
        self.add(shape[-1], self.units)
        if self.use_bias:
            self.add(self.units)

    def call(self, x):
        y = x @ self.weights[0].astype("f8")
        return self.activation(y + self.weights[1] if self.use_bias else y)


class Permute(Layer):
    def __init__(self, dims):
        super().__init__()
        self.dims = dims

    def call(self, x):
        return x.transpose(0, *self.dims)


class Reshape(Layer):
    def __init__(self, target_shape):
        super().__init__()
        self.target_shape = target_shape

    def call(self, x):
        return x.reshape(len(x), *self.target_shape)


class UpSampling2D(Spatial):
    def __init__(self, size, interpolation="nearest", **named):
        super().__init__(**named)
        self.size, self.interpolation = size, interpolation

    def map(self, x):
        return x.repeat(self.size, axis=1).repeat(self.size, axis=2)


class Add(Layer):
    def call(self, x, y):
        return x + y


class BatchNormalization(Layer):
    def build(self, shape):
        for _ in range(4):
            self.add(shape[-1])


# What the script names, and no case uses.
LeakyReLU, ELU = (type(name, (Layer,), {}) for name in ("LeakyReLU", "ELU"))
SpatialDropout2D, ZeroPadding2D, AveragePooling2D, GlobalMaxPooling2D = (
    type(name, (Spatial,), {}) for name in ("SpatialDropout2D", "ZeroPadding2D", "AveragePooling2D", "GlobalMaxPooling2D"))

layers = types.SimpleNamespace(**{name: value for name, value in globals().items() if isinstance(value, type) and issubclass(value, Layer)})


class Model:
    built = True

    def __init__(self, inputs, outputs):
        self.inputs, self.outputs = (value if isinstance(value, list) else [value] for value in (inputs, outputs))
        self.layers = []
        for output in self.outputs:
            self.visit(output)

    def visit(self, tensor):
        for source in tensor.sources:
            self.visit(source)
        if tensor.layer not in self.layers:
            self.layers.append(tensor.layer)

    def predict(self, x):
        """The first output's values for an input in double."""
        def value(tensor):
            return tensor.layer.predict([value(source) for source in tensor.sources]) if tensor.sources else x

        return value(self.outputs[0])


class Sequential(Model):
    """As in Keras, the layers are there without the input's."""

    def __init__(self, parts):
        if not isinstance(parts[0], Tensor):
            self.built, self.layers = False, parts
            return
        tensor = parts[0]
        for layer in parts[1:]:
            tensor = layer(tensor)
        super().__init__(parts[0], tensor)
        self.layers = parts[1:]
