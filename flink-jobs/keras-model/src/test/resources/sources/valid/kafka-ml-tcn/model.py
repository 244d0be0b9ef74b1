def residual_block(x, dilation, filters, kernel=3, rate=0.2):
    """Two causal convolutions and a way around them."""
    shortcut = x
    y = Conv1D(filters, kernel, padding='causal', dilation_rate=dilation, activation='relu')(x)
    y = SpatialDropout1D(rate)(y)
    y = Conv1D(filters, kernel, padding='causal', dilation_rate=dilation, activation='relu')(y)
    y = SpatialDropout1D(rate)(y)
    if shortcut.shape[-1] != filters:
        shortcut = Conv1D(filters, 1, padding='same')(shortcut)
    return Add()([shortcut, y])


def build(window, features):
    inp = Input(shape=(window, features))
    x = inp
    for d in [1, 2, 4]:
        x = residual_block(x, d, 16)
    x = Flatten()(x)
    out = Dense(1, activation='linear')(x)
    return models.Model(inp, out)

model = build(24, 5)
model.compile(optimizer='adam', loss='mse', metrics=['mae'])
model.summary()
