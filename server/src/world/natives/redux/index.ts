/** Redux, Redux Toolkit and react-redux, by the names under which code reaches them. */
import type { Native } from '../../machine/machine';
import { itself } from '../called';
import { connect, provider, useDispatch, useSelector, useStore } from './components';
import { applyMiddleware, configureStore, createStore, listenerMiddleware } from './middleware';
import { combineReducers, createSlice } from './reducers';
import { SAGAS } from './sagas';
import { createSelector } from './selectors';
import { createAsyncThunk } from './thunks';

const nothing: Native = (m) => m.values.unknown;
/** `useSelector.withTypes<RootState>()`. */
const typed =
  (name: string, native: Native): Native =>
  (m) =>
    m.values.ref(m.refs.native(name, native, m.values.undefined));

export const REDUX: Readonly<Record<string, Native>> = {
  ...Object.fromEntries(
    ['redux', '@reduxjs/toolkit'].flatMap((spec): [string, Native][] => [
      [`${spec}#createStore`, createStore],
      [`${spec}#legacy_createStore`, createStore],
      [`${spec}#combineReducers`, combineReducers],
      [`${spec}#applyMiddleware`, applyMiddleware],
      [`${spec}#compose`, itself],
    ]),
  ),
  '@reduxjs/toolkit#configureStore': configureStore,
  '@reduxjs/toolkit#createSlice': createSlice,
  '@reduxjs/toolkit#createSelector': createSelector,
  '@reduxjs/toolkit#createDraftSafeSelector': createSelector,
  'reselect#createSelector': createSelector,
  '@reduxjs/toolkit#createAsyncThunk': createAsyncThunk,
  '@reduxjs/toolkit#createAsyncThunk.withTypes': typed('redux createAsyncThunk', createAsyncThunk),
  '@reduxjs/toolkit#createListenerMiddleware': listenerMiddleware,
  // They dispatch actions of their own.
  'redux-persist#persistStore': nothing,
  '@reduxjs/toolkit/query#setupListeners': nothing,
  'redux-devtools-extension#composeWithDevTools': itself,
  '@redux-devtools/extension#composeWithDevTools': itself,
  'react-redux#useSelector': useSelector,
  'react-redux#useSelector.withTypes': typed('redux useSelector', useSelector),
  'react-redux#useDispatch': useDispatch,
  'react-redux#useDispatch.withTypes': typed('redux useDispatch', useDispatch),
  'react-redux#Provider': provider,
  'react-redux#useStore': useStore,
  'react-redux#connect': connect,
  ...SAGAS,
};
