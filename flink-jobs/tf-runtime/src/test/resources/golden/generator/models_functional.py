"""Functional models."""

from keras import layers as L

from golden import Case, functional, keras, normal, padded_tokens, positive, tokens


def cases():
    def case(graph, *shapes, data=normal):
        return functional("models/" + graph.__name__.replace("_", "-"), graph, *shapes, data=data)

    yield case(multi_input, (4,), (6,), (3,))
    yield case(multi_output, (5,))
    yield case(residual_block, (8, 8, 3), data=positive)
    yield case(residual_dense, (6,))
    yield case(resnet_small, (8, 8, 3), data=positive)
    yield case(shared_layer, (5,), (5,))
    yield case(siamese, (6, 6, 1), (6, 6, 1), data=positive)
    yield case(nested_functional, (5,), (5,))
    yield case(transformer_encoder, (7, 6))
    yield case(text_transformer, (8,), data=tokens(20))
    yield case(vision_transformer, (8, 8, 3), data=positive)
    yield case(tcn, (12, 2))
    yield case(u_net, (8, 8, 2), data=positive)
    yield case(wide_and_deep, (6,))
    yield case(attention_text, (8,), data=padded_tokens(20))
    yield case(question_answer, (7,), (5,), data=[padded_tokens(20), padded_tokens(20)])
    yield case(inception_block, (8, 8, 3), data=positive)
    yield case(mlp_mixer, (8, 5))
    yield case(densenet_block, (8, 8, 3), data=positive)
    yield case(squeeze_excite, (8, 8, 4), data=positive)
    yield case(seq2seq_lstm, (6, 3), (4, 2))
    yield case(recommender, (1,), (1,), data=[tokens(15), tokens(10)])
    yield case(bilstm_functional, (8,), data=tokens(20))
    yield Case("models/kafka-ml-three-inputs", kafka_ml_three_inputs)
    yield Case("models/kafka-ml-edge", kafka_ml_edge, positive)
    yield Case("models/named-outputs", named_outputs)


def multi_input(a, b, c):
    x = L.Concatenate()([L.Dense(4, activation="relu")(a), L.Dense(4, activation="tanh")(b), c])
    return L.Dense(2, activation="softmax")(L.Dropout(0.2)(x))


def multi_output(x):
    hidden = L.Dense(8, activation="relu")(x)
    return [L.Dense(1, name="price")(hidden), L.Dense(3, activation="softmax", name="kind")(hidden)]


def residual_block(x):
    y = L.Conv2D(4, 3, padding="same", activation="relu")(x)
    z = L.Conv2D(4, 3, padding="same")(y)
    z = L.BatchNormalization()(z)
    z = L.Activation("relu")(L.add([y, z]))
    return L.Dense(3, activation="softmax")(L.GlobalAveragePooling2D()(z))


def residual_dense(x):
    for _ in range(3):
        x = x + L.Dense(6, activation="relu")(x)
    return L.Dense(1)(x)


def resnet_small(x):
    x = L.Conv2D(4, 3, strides=1, padding="same", use_bias=False)(x)
    x = L.Activation("relu")(L.BatchNormalization()(x))
    for filters, strides in ((4, 1), (6, 2)):
        shortcut = x
        y = L.Conv2D(filters, 3, strides=strides, padding="same", use_bias=False)(x)
        y = L.Activation("relu")(L.BatchNormalization()(y))
        y = L.Conv2D(filters, 3, padding="same", use_bias=False)(y)
        y = L.BatchNormalization()(y)
        if strides > 1:
            shortcut = L.BatchNormalization()(L.Conv2D(filters, 1, strides=strides, use_bias=False)(x))
        x = L.Activation("relu")(L.Add()([shortcut, y]))
    return L.Dense(4, activation="softmax")(L.GlobalAveragePooling2D()(x))


def shared_layer(a, b):
    shared = L.Dense(4, activation="tanh", name="shared")
    return L.Dense(1, activation="sigmoid")(L.Concatenate()([shared(a), shared(b)]))


def siamese(a, b):
    encoder = keras.Sequential(
        [keras.Input((6, 6, 1)), L.Conv2D(4, 3, activation="relu"), L.Flatten(), L.Dense(5, activation="tanh")],
        name="encoder",
    )
    left, right = encoder(a), encoder(b)
    return L.Dense(1, activation="sigmoid")(L.Concatenate()([left - right, L.Multiply()([left, right])]))


def nested_functional(a, b):
    inner_left, inner_right = keras.Input((5,)), keras.Input((5,))
    merged = L.Dense(4, activation="relu")(L.Subtract()([inner_left, inner_right]))
    inner = keras.Model([inner_left, inner_right], [merged, L.Dense(2)(merged)], name="inner")
    first, second = inner([a, b])
    return L.Dense(1)(L.Concatenate()([first, second]))


def encoder_block(x, heads, size, width):
    y = L.LayerNormalization(epsilon=1e-6)(x)
    y = L.MultiHeadAttention(key_dim=size, num_heads=heads, dropout=0.1)(y, y)
    y = L.Dropout(0.1)(y)
    res = y + x
    y = L.LayerNormalization(epsilon=1e-6)(res)
    y = L.Conv1D(filters=width, kernel_size=1, activation="relu")(y)
    y = L.Dropout(0.1)(y)
    y = L.Conv1D(filters=x.shape[-1], kernel_size=1)(y)
    return y + res


def transformer_encoder(x):
    for _ in range(2):
        x = encoder_block(x, 2, 4, 5)
    x = L.GlobalAveragePooling1D()(x)
    x = L.Dense(8, activation="relu")(x)
    return L.Dense(3, activation="softmax")(L.Dropout(0.4)(x))


def text_transformer(x):
    y = L.Embedding(20, 6)(x)
    attended = L.MultiHeadAttention(2, 3)(y, y)
    y = L.LayerNormalization(epsilon=1e-6)(L.Add()([y, L.Dropout(0.1)(attended)]))
    fed = keras.Sequential([L.Dense(8, activation="relu"), L.Dense(6)], name="feed_forward")(y)
    y = L.LayerNormalization(epsilon=1e-6)(y + L.Dropout(0.1)(fed))
    return L.Dense(2, activation="softmax")(L.GlobalAveragePooling1D()(y))


def vision_transformer(x):
    patches = L.Conv2D(6, kernel_size=4, strides=4)(x)
    encoded = L.Reshape((4, 6))(patches)
    x1 = L.LayerNormalization(epsilon=1e-6)(encoded)
    x2 = L.Add()([L.MultiHeadAttention(num_heads=2, key_dim=6, dropout=0.1)(x1, x1), encoded])
    x3 = L.LayerNormalization(epsilon=1e-6)(x2)
    x3 = L.Dense(12, activation="gelu")(x3)
    x3 = L.Dense(6, activation="gelu")(x3)
    y = L.LayerNormalization(epsilon=1e-6)(L.Add()([x3, x2]))
    return L.Dense(5)(L.Dropout(0.5)(L.Flatten()(y)))


def tcn(x):
    for dilation in (1, 2, 4):
        y = L.Conv1D(5, 3, padding="causal", dilation_rate=dilation, activation="relu")(x)
        y = L.SpatialDropout1D(0.1)(y)
        y = L.Conv1D(5, 3, padding="causal", dilation_rate=dilation, activation="relu")(y)
        x = L.Add()([L.Conv1D(5, 1, padding="same")(x), y])
    return L.Dense(1)(L.Flatten()(x))


def u_net(x):
    down = L.Conv2D(4, 3, padding="same", activation="relu")(x)
    y = L.MaxPooling2D()(down)
    y = L.Conv2D(6, 3, padding="same", activation="relu")(y)
    deep = L.Conv2D(8, 3, padding="same", activation="relu")(L.MaxPooling2D()(y))
    up = L.Concatenate()([L.Conv2DTranspose(6, 2, strides=2, padding="same")(deep), y])
    up = L.Conv2D(6, 3, padding="same", activation="relu")(up)
    up = L.Concatenate()([L.UpSampling2D((2, 2), interpolation="bilinear")(up), down])
    return L.Conv2D(2, 1, activation="softmax")(up)


def wide_and_deep(x):
    normal = L.Normalization(mean=[0.1] * 6, variance=[1.5] * 6)(x)
    deep = L.Dense(8, activation="relu")(L.Dense(8, activation="relu")(normal))
    return L.Dense(1)(L.concatenate([normal, deep]))


def attention_text(x):
    y = L.Embedding(20, 6, mask_zero=True)(x)
    states = L.Bidirectional(L.GRU(4, return_sequences=True))(y)
    attended = L.Attention()([states, states])
    return L.Dense(1, activation="sigmoid")(L.GlobalAveragePooling1D()(L.Concatenate()([states, attended])))


def question_answer(story, question):
    table = L.Embedding(20, 6)
    s, q = table(story), table(question)
    match = L.Activation("softmax")(L.Dot(axes=(2, 2))([s, q]))
    answer = L.Permute((2, 1))(match)
    answer = L.Concatenate()([answer, q])
    return L.Dense(4, activation="softmax")(L.LSTM(5)(answer))


def inception_block(x):
    one = L.Conv2D(3, 1, padding="same", activation="relu")(x)
    three = L.Conv2D(3, 3, padding="same", activation="relu")(L.Conv2D(2, 1, activation="relu")(x))
    five = L.Conv2D(2, 5, padding="same", activation="relu")(L.Conv2D(2, 1, activation="relu")(x))
    pool = L.Conv2D(2, 1, activation="relu")(L.MaxPooling2D(3, strides=1, padding="same")(x))
    y = L.concatenate([one, three, five, pool], axis=-1)
    return L.Dense(3, activation="softmax")(L.Flatten()(L.AveragePooling2D(2)(y)))


def mlp_mixer(x):
    y = L.Permute((2, 1))(L.LayerNormalization()(x))
    y = L.Dense(8)(L.Dense(6, activation="gelu")(y))
    x = L.Add()([x, L.Permute((2, 1))(y)])
    y = L.Dense(5)(L.Dense(7, activation="gelu")(L.LayerNormalization()(x)))
    return L.Dense(3, activation="softmax")(L.GlobalAveragePooling1D()(L.Add()([x, y])))


def densenet_block(x):
    for _ in range(3):
        y = L.Conv2D(3, 3, padding="same", use_bias=False)(L.ReLU()(L.BatchNormalization()(x)))
        x = L.Concatenate()([x, y])
    return L.Dense(3)(L.GlobalAveragePooling2D()(L.AveragePooling2D(2, strides=2)(x)))


def squeeze_excite(x):
    s = L.GlobalAveragePooling2D(keepdims=True)(x)
    s = L.Dense(4, activation="hard_sigmoid")(L.Dense(2, activation="relu")(s))
    return L.Dense(2)(L.Flatten()(x * s))


def seq2seq_lstm(source, target):
    _, h, c = L.LSTM(5, return_state=True)(source)
    decoded, _, _ = L.LSTM(5, return_sequences=True, return_state=True)(target, initial_state=[h, c])
    return L.Dense(3, activation="softmax")(decoded)


def recommender(user, item):
    u = L.Flatten()(L.Embedding(15, 4)(user))
    i = L.Flatten()(L.Embedding(10, 4)(item))
    return L.Activation("sigmoid")(L.Dot(axes=1)([u, i]) * 4.0 + 1.0)


def bilstm_functional(x):
    y = L.Embedding(20, 6)(x)
    y = L.Bidirectional(L.LSTM(4, return_sequences=True))(y)
    y = L.Bidirectional(L.LSTM(3))(y)
    return L.Dense(1, activation="sigmoid")(y)


def kafka_ml_three_inputs():
    title = keras.Input((4,), name="title")
    body = keras.Input((6,), name="body")
    tags = keras.Input((3,), name="tags")
    x = L.concatenate([L.Dense(5)(title), L.Dense(5)(body), tags])
    outputs = [L.Dense(1, name="priority")(x), L.Dense(4, name="department")(x)]
    model = keras.Model(inputs=[title, body, tags], outputs=outputs)
    model.compile(
        optimizer=keras.optimizers.RMSprop(1e-3),
        loss={
            "priority": keras.losses.BinaryCrossentropy(from_logits=True),
            "department": keras.losses.CategoricalCrossentropy(from_logits=True),
        },
        loss_weights={"priority": 1.0, "department": 0.2},
    )
    return model


def kafka_ml_edge():
    inputs = keras.Input(shape=(28, 28, 1), name="digits")
    x = L.Conv2D(4, 3, activation="relu", name="conv2d")(inputs)
    x = L.MaxPooling2D(2, name="maxpooling")(x)
    to_fog = L.Conv2D(4, 3, strides=2, activation="relu", name="output_to_fog")(x)
    flat = L.Flatten(name="flatten")(to_fog)
    prediction = L.Dense(10, activation="softmax", name="output")(flat)
    model = keras.Model(inputs=[inputs], outputs=[to_fog, prediction], name="edge_model")
    model.compile(optimizer="sgd", loss="mse")
    return model


def named_outputs():
    inputs = {"left": keras.Input((3,), name="left"), "right": keras.Input((4,), name="right")}
    x = L.Concatenate()([inputs["left"], inputs["right"]])
    model = keras.Model(inputs, {"sum": L.Dense(1, name="sum")(x), "kind": L.Dense(2, name="kind")(x)})
    model.compile(optimizer="sgd", loss="mse")
    return model
